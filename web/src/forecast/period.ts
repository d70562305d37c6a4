import { addMonths, type PlainDate } from '../i18n/plain-date'

/** A calendar month, YYYY-MM. */
export type Month = string

/** Months in a row. */
export interface Period {
  from: Month
  months: number
}

/** A period that can be chosen, by the key that stands in the address. */
export type PeriodChoice = { key: string } & (
  | { kind: 'next'; months: number }
  | { kind: 'quarter'; quarter: number; year: number }
  | { kind: 'year'; year: number }
)

export function addMonth(month: Month, months: number): Month {
  return addMonths(`${month}-01`, months).slice(0, 7)
}

/** The calendar year in which the fiscal year of a month begins. */
export function fiscalYearOf(month: Month, fiscalMonth: number): number {
  const year = Number(month.slice(0, 4))
  return Number(month.slice(5)) < fiscalMonth ? year - 1 : year
}

/** Counted from 1 at the first month of the fiscal year. */
export function fiscalQuarterOf(month: Month, fiscalMonth: number): number {
  return Math.floor(((Number(month.slice(5)) - fiscalMonth + 12) % 12) / 3) + 1
}

/**
 * The months that a key of the address stands for: `24m` from this month on,
 * `2026` a fiscal year by the calendar year it begins in, `2026-Q4` a quarter of
 * it. Anything else is the twelve months from this one on.
 */
export function periodOf(key: string | undefined, today: PlainDate, fiscalMonth: number): Period {
  const [, ahead, year, quarter] = /^(?:(\d{1,3})m|(\d{4})(?:-Q([1-4]))?)$/.exec(key ?? '') ?? []
  const first = (of: number, months: number) =>
    addMonth(`${of}-${String(fiscalMonth).padStart(2, '0')}`, months)
  if (quarter) return { from: first(Number(year), (Number(quarter) - 1) * 3), months: 3 }
  if (year) return { from: first(Number(year), 0), months: 12 }
  return { from: today.slice(0, 7), months: Math.min(Math.max(Number(ahead ?? 12), 1), 120) }
}

/** What is offered: the months ahead, this quarter and the next, the fiscal years around. */
export function periodChoices(today: PlainDate, fiscalMonth: number): PeriodChoice[] {
  const month = today.slice(0, 7)
  const year = fiscalYearOf(month, fiscalMonth)
  const quarters = [month, addMonth(month, 3)].map((of): PeriodChoice => {
    const [quarter, in_] = [fiscalQuarterOf(of, fiscalMonth), fiscalYearOf(of, fiscalMonth)]
    return { key: `${in_}-Q${quarter}`, kind: 'quarter', quarter, year: in_ }
  })
  const years = [year, year + 1, year + 2, year - 1].map(
    (of): PeriodChoice => ({ key: String(of), kind: 'year', year: of }),
  )
  return [
    { key: '', kind: 'next', months: 12 },
    { key: '24m', kind: 'next', months: 24 },
    ...quarters,
    ...years,
  ]
}

/** What a fiscal year is called: by both calendar years where it lies in two. */
export function yearName(year: number, fiscalMonth: number): string {
  return fiscalMonth === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}
