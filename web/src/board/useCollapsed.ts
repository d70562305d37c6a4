import { useState } from 'react'

/** Columns that are folded away, remembered for each pipeline on this device. */
export function useCollapsed(pipeline: string) {
  const storageKey = `hummock.collapsed.${pipeline}`
  const [keys, setKeys] = useState<ReadonlySet<string>>(
    () => new Set(JSON.parse(localStorage.getItem(storageKey) ?? '[]') as string[]),
  )
  const [toggles] = useState(() => new Map<string, () => void>())
  /** The same function for a column every time, so that columns at rest are not drawn anew. */
  function toggleOf(key: string): () => void {
    const toggle = toggles.get(key) ?? (() => flip(key))
    toggles.set(key, toggle)
    return toggle
  }
  function flip(key: string) {
    setKeys((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      localStorage.setItem(storageKey, JSON.stringify([...next]))
      return next
    })
  }
  return { keys, toggleOf }
}
