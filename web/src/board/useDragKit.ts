import { useEffect, useState } from 'react'
import { partOf } from '../parts/part'

export type DragKit = typeof import('./dragging')

const dragging = partOf(() => import('./dragging'))

/** What dragging needs comes after the board is painted, and only where there is a mouse. */
export function useDragKit(): DragKit | undefined {
  const [kit, setKit] = useState<DragKit>()
  useEffect(() => {
    if (matchMedia('(pointer: coarse)').matches) return
    let wanted = true
    const get = () =>
      void dragging.load().then(
        (loaded) => wanted && setKit(loaded),
        () => wanted && addEventListener('online', get, { once: true }),
      )
    get()
    return () => {
      wanted = false
      removeEventListener('online', get)
    }
  }, [])
  return kit
}

/** The deal that is being dragged anywhere on the page. */
export function useDragging(kit: DragKit | undefined): string | undefined {
  const [dragging, setDragging] = useState<string>()
  useEffect(() => kit?.watchDrags(setDragging), [kit])
  return dragging
}
