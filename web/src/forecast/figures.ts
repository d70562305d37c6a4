import type { components } from '../api/schema'
import type { Basis, ForecastSearch, Lens } from './search'

export type Forecast = components['schemas']['ForecastOut']
export type Figure = components['schemas']['ForecastFigure']
export type Sums = components['schemas']['Sums']
export type ForecastRow = components['schemas']['ForecastRow']

/** The parts that a month is made of, from the surest to the least sure. */
export const parts = ['won', 'commit', 'best_case', 'pipeline'] as const
export type Part = (typeof parts)[number]

/** What stands in no month, in the order in which it asks for attention. */
export const besides = ['overdue', 'no_date', 'no_value', 'no_rate', 'omitted', 'earlier', 'later'] as const
export type Beside = (typeof besides)[number]

/** What is asked of the server. */
export interface Question {
  pipeline?: string
  from: string
  months: number
  lens: Lens
  basis: Basis
}

export function questionOf(
  { pipeline, lens, basis }: ForecastSearch,
  period: { from: string; months: number },
): Question {
  return { ...(pipeline && { pipeline }), ...period, lens: lens ?? 'booked', basis: basis ?? 'weighted' }
}

export function sumOf(figures: readonly Sums[]): Sums {
  const sum: Sums = { deals: 0, value: 0, claimed: 0, weighted: 0, share: 0 }
  for (const { deals, value, claimed, weighted, share } of figures) {
    sum.deals += deals
    sum.value += value
    sum.claimed += claimed
    sum.weighted += weighted
    sum.share += share
  }
  return sum
}

/** One of the amounts that each deal adds to a figure. */
export const columns = ['value', 'claimed', 'weighted', 'share'] as const
export type AmountColumn = (typeof columns)[number]

/** A figure of the page with the deals behind it. */
export interface Opening {
  /** The cells that it is made of: a month, several months, or one beside them. */
  cells: readonly Figure[]
  part?: Part
  column: AmountColumn
  /** What the page shows. */
  shown: Sums
}

/**
 * Finds the figure that an address opens: `2026-12`, `2026-10..2026-12`, `all`,
 * `overdue`, each with a part (`2026-12.won`) or an amount (`2026-12.claimed`)
 * of its own.
 */
export function openingOf(
  { months, beside }: Pick<Forecast, 'months' | 'beside'>,
  open: string | undefined,
  basis: Basis,
): Opening | undefined {
  const [, name = '', , named] = /^(.*?)(\.([a-z_]+))?$/.exec(open ?? '') ?? []
  const part = parts.find((each) => each === named)
  const column = columns.find((each) => each === named) ?? basis
  const cells = cellsOf(months, beside, name)
  if (cells.length === 0) return undefined
  const shown = sumOf(cells.map((cell) => (part ? cell[part] : cell.total)))
  return { cells, ...(part && { part }), column, shown }
}

function cellsOf(months: readonly Figure[], beside: readonly Figure[], name: string): readonly Figure[] {
  if (name === 'all') return months
  const [first = '', last] = name.split('..')
  if (last) return months.filter(({ cell }) => cell >= first && cell <= last)
  return [...months, ...beside].filter(({ cell }) => cell === name)
}

/** Which part of its month a deal stands in. */
export function partOf({ deal: { outcome, category } }: ForecastRow): Part {
  if (outcome === 'won') return 'won'
  return category === 'commit' || category === 'best_case' ? category : 'pipeline'
}

/** The question that the address of a figure's deals asks. */
export function rowsQuery(href: string) {
  const asked = Object.fromEntries(new URL(href, 'http://localhost').searchParams)
  return { ...asked, months: Number(asked.months) } as {
    cell: string
    from: string
    months: number
    lens: Lens
    as_of: string
    pipeline?: string
  }
}

export type FunnelSheet = components['schemas']['SheetOut']
export type SheetDeal = components['schemas']['SheetDeal']
