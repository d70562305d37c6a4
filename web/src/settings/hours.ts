import type { components } from '../api/schema'

export type Hours = components['schemas']['Hours']

/** The hours of one weekday as they are written; a day off has none. */
export interface DayHours {
  /** 0 is Sunday, as the server counts. */
  weekday: number
  works: boolean
  from: string
  to: string
}

/** Monday first. */
const week = [1, 2, 3, 4, 5, 6, 0]
const usual = { from: '09:00', to: '18:00' }

/** The week as written from what is stored. Of a day in several parts the first begins it and the last ends it. */
export function weekOf(hours: readonly Hours[]): DayHours[] {
  return week.map((weekday) => {
    const parts = hours.filter((each) => each.weekday === weekday)
    if (parts.length === 0) return { weekday, works: false, ...usual }
    return {
      weekday,
      works: true,
      from: clock(Math.min(...parts.map(({ from }) => from))),
      to: clock(Math.max(...parts.map(({ to }) => to))),
    }
  })
}

/** What is stored of a week as written. */
export function hoursOf(days: readonly DayHours[]): Hours[] {
  return days
    .filter(({ works }) => works)
    .map(({ weekday, from, to }) => ({ weekday, from: minutes(from), to: minutes(to) || 1440 }))
    .sort((a, b) => a.weekday - b.weekday)
}

/** The first day with a time that is none, or whose end is not after its beginning. */
export function impossibleDay(days: readonly DayHours[]): DayHours | undefined {
  return days.find(({ works, from, to }) => {
    if (!works) return false
    return !timeOf(from) || !timeOf(to) || (minutes(to) || 1440) <= minutes(from)
  })
}

/** A time of day as HH:MM; undefined where the text is none. Midnight as an end is that of the next day. */
export function timeOf(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /^\s*(\d{1,2})(?:[:.,\s]?(\d{2}))?\s*$/.exec(text) ?? []
  if (hour === '' || Number(hour) > 24 || Number(minute) > 59) return undefined
  return clock(Number(hour) * 60 + Number(minute))
}

function clock(of: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(of / 60) % 24)}:${two(of % 60)}`
}

function minutes(of: string): number {
  const [hour = 0, minute = 0] = (timeOf(of) ?? '').split(':').map(Number)
  return hour * 60 + minute
}
