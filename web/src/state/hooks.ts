import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Fields } from './change'
import type { Store } from './store'

export const StoreContext = createContext<Store | undefined>(undefined)

export function useStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useStore needs a StoreContext above it')
  return store
}

/** One entity as the screen should show it now, own pending changes included. */
export function useEntity(noun: string, id: string): Fields | undefined {
  const store = useStore()
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(noun, id, listener),
    [store, noun, id],
  )
  return useSyncExternalStore(subscribe, () => store.get(noun, id))
}

/** Since when (UTC ms) an own change of this entity has been on its way; undefined when all is saved. */
export function usePendingSince(noun: string, id: string): number | undefined {
  const store = useStore()
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(noun, id, listener),
    [store, noun, id],
  )
  return useSyncExternalStore(subscribe, () => store.pendingSince(noun, id))
}

/** All known entities of a noun as the screen should show them now. */
export function useEntities(noun: string): readonly Fields[] {
  const store = useStore()
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(noun, undefined, listener),
    [store, noun],
  )
  return useSyncExternalStore(subscribe, () => store.list(noun))
}
