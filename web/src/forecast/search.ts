/** Which line of a forecast is read first. */
export const bases = ['claimed', 'weighted', 'share'] as const
export type Basis = (typeof bases)[number]

/** Whether deals count when they close, or when their money falls due. */
export type Lens = 'booked' | 'cash'

/** The state of the forecast's page, as its address holds it; what is usual is left out. */
export interface ForecastSearch {
  pipeline?: string
  period?: string
  lens?: 'cash'
  basis?: 'claimed' | 'share'
  /** The figure that is open, such as `2026-12`, `2026-12.commit`, `overdue`, `all`. */
  open?: string
  view?: 'table'
  /** What is to be reached in the months shown, in minor units. */
  target?: number
}

export function forecastSearch(raw: Record<string, unknown>): ForecastSearch {
  const { lens, basis, view } = raw
  return {
    ...textOf(raw, 'pipeline'),
    ...textOf(raw, 'period'),
    ...(lens === 'cash' && { lens }),
    ...((basis === 'claimed' || basis === 'share') && { basis }),
    ...textOf(raw, 'open'),
    ...(view === 'table' && { view }),
    ...(Number.isSafeInteger(raw.target) && Number(raw.target) > 0 && { target: Number(raw.target) }),
  }
}

/** The state of the funnel sheet's page. */
export type SheetSearch = Pick<ForecastSearch, 'pipeline' | 'period' | 'open'>

export function sheetSearch(raw: Record<string, unknown>): SheetSearch {
  return { ...textOf(raw, 'pipeline'), ...textOf(raw, 'period'), ...textOf(raw, 'open') }
}

/** Addresses with a bare year are read as numbers. */
function textOf(raw: Record<string, unknown>, key: 'pipeline' | 'period' | 'open'): Partial<ForecastSearch> {
  const value = raw[key]
  if (typeof value === 'number') return { [key]: String(value) }
  return typeof value === 'string' && value !== '' ? { [key]: value } : {}
}
