import { useShortcut } from '../ui/Shortcuts'
import type { CardCommand } from './CardMenu'

interface Keys {
  current: string | undefined
  onMenu: (id: string) => void
  onSelect: (id: string) => void
  onClear: () => void
  onCommand: (id: string, command: CardCommand) => void
  onUndo: () => void
  onNew: () => void
}

/** The keys of the board: each acts on the card that has the focus, or had it last. */
export function useBoardKeys({ current, onMenu, onSelect, onClear, onCommand, onUndo, onNew }: Keys) {
  const on = (act: (id: string) => void) => () => current && act(current)
  useShortcut('c', onNew)
  useShortcut('m', on(onMenu))
  useShortcut('o', on(onMenu))
  useShortcut('x', on(onSelect))
  useShortcut(
    'n',
    on((id) => onCommand(id, 'nextStep')),
  )
  useShortcut(
    's',
    on((id) => onCommand(id, 'waiting')),
  )
  useShortcut('shift+F10', on(onMenu))
  useShortcut('z', onUndo)
  useShortcut('mod+z', onUndo)
  useShortcut('Escape', onClear)
}
