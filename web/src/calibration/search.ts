/** What the win rates may be compared by. */
export const comparisons = ['segment', 'source', 'owner'] as const
export type Comparison = (typeof comparisons)[number]

/** Averaging windows, in months. */
export const windows = [36, 24, 12, 6] as const

/** The state of the page, as its address holds it; what is usual is left out. */
export interface CalibrationSearch {
  pipeline?: string
  months?: number
  by?: Comparison
}

export function calibrationSearch({ pipeline, months, by }: Record<string, unknown>): CalibrationSearch {
  return {
    ...(typeof pipeline === 'string' && pipeline !== '' && { pipeline }),
    ...(windows.some((each) => each === months) && { months: months as number }),
    ...(comparisons.some((each) => each === by) && { by: by as Comparison }),
  }
}

/** The first day of a window of whole months that ends today. */
export function windowFrom(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10)
}
