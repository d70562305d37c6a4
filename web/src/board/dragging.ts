import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'

type Data = Record<string | symbol, unknown>
type Stop = () => void

function dealOf({ dealId }: Data): string | undefined {
  return typeof dealId === 'string' ? dealId : undefined
}

interface Source {
  dealId: string
  /** What the preview says, a line each. */
  lines: () => string[]
  className: string
}

/** Lets a mouse take the card of a deal. */
export function takeFrom(element: HTMLElement, { dealId, lines, className }: Source): Stop {
  return draggable({
    element,
    getInitialData: () => ({ dealId }),
    onGenerateDragPreview: ({ nativeSetDragImage }) =>
      setCustomNativeDragPreview({
        nativeSetDragImage,
        getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
        render: ({ container }) => {
          const preview = container.appendChild(document.createElement('div'))
          preview.className = className
          for (const line of lines()) {
            preview.appendChild(document.createElement('span')).textContent = line
          }
        },
      }),
    onDragStart: () => element.setAttribute('data-dragging', ''),
    onDrop: () => element.removeAttribute('data-dragging'),
  })
}

interface Target {
  mayTake: (dealId: string) => boolean
  /** How far down the window the pointer is while something is over it, in pixels. */
  onOver: (y: number | undefined) => void
  onDrop: (dealId: string, y: number) => void
}

/** Lets cards be dropped on an element. */
export function dropOn(element: HTMLElement, { mayTake, onOver, onDrop }: Target): Stop {
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => {
      const deal = dealOf(source.data)
      return deal !== undefined && mayTake(deal)
    },
    onDrag: ({ location }) => onOver(location.current.input.clientY),
    onDragEnter: ({ location }) => onOver(location.current.input.clientY),
    onDragLeave: () => onOver(undefined),
    onDrop: ({ source, location }) => {
      onOver(undefined)
      const deal = dealOf(source.data)
      if (deal) onDrop(deal, location.current.input.clientY)
    },
  })
}

/** Tells which deal is being dragged anywhere on the page. */
export function watchDrags(onChange: (dealId: string | undefined) => void): Stop {
  return monitorForElements({
    canMonitor: ({ source }) => dealOf(source.data) !== undefined,
    onDragStart: ({ source }) => onChange(dealOf(source.data)),
    onDrop: () => onChange(undefined),
  })
}

/** Scrolls a box while something is dragged near its edge. */
export function scrollAtEdges(element: HTMLElement): Stop {
  return autoScrollForElements({ element })
}
