/** A calendar date, YYYY-MM-DD. It has no time and no zone and is never converted. */
export type PlainDate = string

const day = 86_400_000

/** The date as an instant at midnight UTC: only for arithmetic and for Intl with timeZone UTC. */
export function utcOf(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function plainOf(utc: number): PlainDate {
  return new Date(utc).toISOString().slice(0, 10)
}

/** The date of a year, month (1-12) and day, or undefined where the calendar has no such day. */
export function plainDate(year: number, month: number, dayOfMonth: number): PlainDate | undefined {
  if (year < 1900 || year > 2199) return undefined
  const date = plainOf(Date.UTC(year, month - 1, dayOfMonth))
  return Number(date.slice(5, 7)) === month && Number(date.slice(8)) === dayOfMonth ? date : undefined
}

export function isPlainDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && plainDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return plainOf(utcOf(date) + days * day)
}

/** The same day `months` later; the last day of that month where it is shorter. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return plainOf(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)))
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: PlainDate): number {
  return new Date(utcOf(date)).getUTCDay() || 7
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((utcOf(to) - utcOf(from)) / day)
}

/** The calendar date an instant (UTC ms) falls on in a time zone. */
export function dateIn(zone: string, instant: number): PlainDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant)
}
