import { useEffect, useState } from 'react'

export type DragKit = typeof import('./dragging')

/** What dragging needs comes after the board is painted, and only where there is a mouse. */
export function useDragKit(): DragKit | undefined {
  const [kit, setKit] = useState<DragKit>()
  useEffect(() => {
    if (matchMedia('(pointer: coarse)').matches) return
    let wanted = true
    void import('./dragging').then((loaded) => wanted && setKit(loaded))
    return () => {
      wanted = false
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
