import { createContext, type RefObject, useContext } from 'react'
import type { DragKit } from './useDragKit'

export interface OwnerMark {
  name: string
  initials: string
}

/** What cards ask of the board that they stand on. */
export interface BoardActions {
  move: (id: string, to: string) => void
  toggle: (id: string) => void
  openMenu: (id: string, anchor: HTMLElement) => void
  setCurrent: (id: string) => void
  ownerOf: (id: string) => OwnerMark | undefined
  /** Undefined until dragging is ready, and where there is no mouse. */
  drag: DragKit | undefined
  /** The card that takes the focus as soon as it is drawn. */
  wanted: RefObject<string | undefined>
}

const BoardActionsContext = createContext<BoardActions | undefined>(undefined)

export const BoardActionsProvider = BoardActionsContext.Provider

export function useBoardActions(): BoardActions {
  const actions = useContext(BoardActionsContext)
  if (!actions) throw new Error('a card needs a board around it')
  return actions
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '')
  return letters.join('').toLocaleUpperCase()
}
