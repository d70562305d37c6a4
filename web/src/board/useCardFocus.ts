import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ColumnState } from './board-model'

/**
 * One tab stop for all cards: arrows walk, past empty columns and no further
 * than the last card. Cards are drawn only when in sight, so going somewhere is
 * a wish that the card fulfils when it appears.
 */
export function useCardFocus(columns: readonly ColumnState[], collapsed: ReadonlySet<string>) {
  const open = useMemo(() => columns.filter(({ key }) => !collapsed.has(key)), [columns, collapsed])
  const [chosen, setChosen] = useState<string>()
  const [target, setTarget] = useState<{ id: string }>()
  const wanted = useRef<string>(undefined)
  const onBoard = chosen !== undefined && open.some(({ ids }) => ids.includes(chosen))
  const current = onBoard ? chosen : open.find(({ ids }) => ids.length > 0)?.ids[0]

  const goTo = useCallback((id: string) => {
    wanted.current = id
    setChosen(id)
    setTarget({ id })
  }, [])

  // A card that is drawn already takes the focus now, after the dialog or menu that had it is gone.
  useEffect(() => {
    if (!target) return
    const timer = setTimeout(() => {
      if (wanted.current !== target.id) return
      const link = document.querySelector<HTMLElement>(`[data-card="${target.id}"] [data-open]`)
      if (!link) return
      wanted.current = undefined
      link.focus()
    })
    return () => clearTimeout(timer)
  }, [target])

  function handleKey(event: KeyboardEvent) {
    const onCard = event.target instanceof HTMLElement && event.target.closest('[data-open]')
    if (!onCard || !current || event.altKey || event.metaKey) return
    const id = neighbour(open, current, event.key, event.ctrlKey)
    if (!id) return
    event.preventDefault()
    scrollToColumn(open.find(({ ids }) => ids.includes(id))?.key)
    goTo(id)
  }
  return { current, target, wanted, goTo, setCurrent: setChosen, handleKey }
}

function scrollToColumn(key: string | undefined): void {
  document.querySelector(`[data-column="${key}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** The card that a key leads to from another; undefined where it leads nowhere. */
export function neighbour(
  columns: readonly Pick<ColumnState, 'ids'>[],
  from: string,
  key: string,
  ctrl = false,
): string | undefined {
  const filled = columns.filter(({ ids }) => ids.length > 0)
  const at = filled.findIndex(({ ids }) => ids.includes(from))
  const ids = filled[at]?.ids ?? []
  const row = ids.indexOf(from)
  const beside = (step: number) => {
    const other = filled[at + step]?.ids ?? []
    return other[Math.min(row, other.length - 1)]
  }
  switch (key) {
    case 'ArrowUp':
    case 'k':
      return ids[row - 1]
    case 'ArrowDown':
    case 'j':
      return ids[row + 1]
    case 'ArrowLeft':
      return beside(-1)
    case 'ArrowRight':
      return beside(1)
    case 'Home':
      return ctrl ? filled[0]?.ids[0] : ids[0]
    case 'End':
      return ctrl ? filled.at(-1)?.ids.at(-1) : ids.at(-1)
  }
  return undefined
}
