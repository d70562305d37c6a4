import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { type RefObject, useEffect } from 'react'
import { useStore } from '../state/hooks'
import classes from './board.module.css'

/** Marks what is being dragged as a deal. */
export interface DraggedCard extends Record<string | symbol, unknown> {
  dealId: string
}

export function isDraggedCard(data: Record<string | symbol, unknown>): data is DraggedCard {
  return typeof data.dealId === 'string'
}

/** Lets a mouse take the card; fingers use its menu and its button. */
export function useDraggableCard(card: RefObject<HTMLElement | null>, id: string, ready: boolean) {
  const store = useStore()
  useEffect(() => {
    const element = card.current
    if (!ready || !element || matchMedia('(pointer: coarse)').matches) return
    return draggable({
      element,
      getInitialData: (): DraggedCard => ({ dealId: id }),
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
          render: ({ container }) => {
            const deal = store.get('deal', id)
            const preview = container.appendChild(document.createElement('div'))
            preview.className = classes.preview ?? ''
            for (const text of [deal?.name, deal?.company_name]) {
              preview.appendChild(document.createElement('span')).textContent = String(text ?? '')
            }
          },
        }),
      onDragStart: () => element.setAttribute('data-dragging', ''),
      onDrop: () => element.removeAttribute('data-dragging'),
    })
  }, [card, id, ready, store])
}
