import { useEffect, useState } from 'react'
import { useStore } from '../state/hooks'

/** How many entities of a noun others have changed since a moment (UTC ms) at which something was read. */
export function useChanges(noun: string, since: number): number {
  const store = useStore()
  const [changed, setChanged] = useState({ since, count: 0 })
  useEffect(() => {
    const ids = new Set<string>()
    setChanged({ since, count: 0 })
    return store.onChange((change) => {
      if (change.noun !== noun || ids.has(change.id)) return
      ids.add(change.id)
      setChanged({ since, count: ids.size })
    })
  }, [store, noun, since])
  return changed.since === since ? changed.count : 0
}
