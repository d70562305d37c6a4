import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef } from 'react'
import { chordOf, isCharacter } from './keys'

/** Character shortcuts work bare, with Alt held, or not at all: a person's setting. */
export type CharacterKeys = 'on' | 'alt' | 'off'

interface Binding {
  layer: string
  keys: string
  run: () => void
}

/** All shortcuts on screen, the layers (page, dialogs) they belong to, and the first key of a pair. */
class Board {
  readonly bindings: Binding[] = []
  readonly layers: string[] = []
  first: { chord: string; at: number } | undefined
}

/** The second key of a pair must follow within this time. */
const pairTime = 1500

const BoardContext = createContext<Board | undefined>(undefined)
const LayerContext = createContext('page')

interface ShortcutsProps {
  characters?: CharacterKeys
  children: ReactNode
}

/** Listens to the keyboard for all shortcuts below it. */
export function Shortcuts({ characters = 'on', children }: ShortcutsProps) {
  const board = useMemo(() => new Board(), [])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const binding = meant(board, event, characters)
      if (!binding) return
      event.preventDefault()
      binding.run()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [board, characters])
  return <BoardContext value={board}>{children}</BoardContext>
}

/** Shortcuts inside belong to this layer; while it is the top one, those below it are silent. */
export function ShortcutLayer({ children }: { children: ReactNode }) {
  const board = useContext(BoardContext)
  const layer = useId()
  useEffect(() => {
    board?.layers.push(layer)
    return () => {
      board?.layers.splice(board.layers.indexOf(layer), 1)
    }
  }, [board, layer])
  return <LayerContext value={layer}>{children}</LayerContext>
}

/**
 * Runs `run` on a shortcut: `m`, `shift+c`, `mod+k`, `g t` (one after the other),
 * `Escape`. Silent in text fields unless it has `mod`, and under an open dialog.
 */
export function useShortcut(keys: string | undefined, run: () => void): void {
  const board = useContext(BoardContext)
  const layer = useContext(LayerContext)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!board || !keys) return
    const binding = { layer, keys, run: () => latest.current() }
    board.bindings.push(binding)
    return () => {
      board.bindings.splice(board.bindings.indexOf(binding), 1)
    }
  }, [board, layer, keys])
}

function meant(board: Board, event: KeyboardEvent, characters: CharacterKeys): Binding | undefined {
  const chord = event.defaultPrevented ? undefined : asBound(event, characters)
  if (!chord) return undefined
  if (isTextField(event.target) && !chord.startsWith('mod+')) return undefined

  const layer = board.layers.at(-1) ?? 'page'
  const live = board.bindings.filter((binding) => binding.layer === layer)
  const first = board.first && event.timeStamp - board.first.at < pairTime ? `${board.first.chord} ` : ''
  board.first = undefined
  const found = live.findLast(({ keys }) => keys === first + chord)
  if (!found && live.some(({ keys }) => keys.startsWith(`${chord} `))) {
    board.first = { chord, at: event.timeStamp }
  }
  return found
}

/** The chord under which a press is bound, after the person's setting for bare characters. */
function asBound(event: KeyboardEvent, characters: CharacterKeys): string | undefined {
  const chord = chordOf(event)
  if (!chord || characters === 'on') return chord
  if (isCharacter(chord)) return undefined
  const bare = chord.replace('alt+', '')
  return characters === 'alt' && isCharacter(bare) ? bare : chord
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  )
}
