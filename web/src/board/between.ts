import type { Between } from '../gate'

/** Which gap of a list a height is nearest to: 0 is above the first card. */
export function gapAt(y: number, top: number, cardHeight: number, cards: number): number {
  return Math.min(Math.max(Math.round((y - top) / cardHeight), 0), cards)
}

/**
 * The neighbours of a gap, the moved deal itself left out. Where a column goes on
 * below the last card that is shown, that card stays the last.
 */
export function neighbours(ids: readonly string[], gap: number, moved: string, more: boolean): Between {
  const above = ids.slice(0, gap).filter((id) => id !== moved)
  const below = ids.slice(gap).filter((id) => id !== moved)
  if (more && below.length === 0) below.unshift(...above.splice(-1))
  const [after, before] = [above.at(-1), below[0]]
  return { ...(after && { after, ...(before && { before }) }) }
}
