import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useState } from 'react'
import { isDraggedCard } from './useDraggableCard'

const flashTime = 700

/** The card that has just been moved lights up for a moment. */
export function useFlash(): [string | undefined, (id: string) => void] {
  const [flashing, setFlashing] = useState<string>()
  useEffect(() => {
    if (!flashing) return
    const timer = setTimeout(() => setFlashing(undefined), flashTime)
    return () => clearTimeout(timer)
  }, [flashing])
  return [flashing, setFlashing]
}

/** The deal that is being dragged anywhere on the page. */
export function useDragging(): string | undefined {
  const [dragging, setDragging] = useState<string>()
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => isDraggedCard(source.data),
        onDragStart: ({ source: { data } }) => isDraggedCard(data) && setDragging(data.dealId),
        onDrop: () => setDragging(undefined),
      }),
    [],
  )
  return dragging
}
