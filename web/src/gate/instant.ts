import type { PlainDate } from '../i18n'

/** The day `count` working days (Monday to Friday) after another. */
export function workingDaysAfter(date: PlainDate, count: number): PlainDate {
  const day = new Date(`${date}T00:00:00Z`)
  for (let left = count; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (day.getUTCDay() % 6 !== 0) left--
  }
  return day.toISOString().slice(0, 10)
}

/** The instant of a day and time of day (HH:MM) in a time zone, as ISO 8601. */
export function instantIn(zone: string, date: PlainDate, time: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const shown = (instant: number) => {
    const text = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(instant)
    return Date.parse(`${text.replace(' ', 'T')}:00Z`)
  }
  const guess = wanted - (shown(wanted) - wanted)
  return new Date(guess - (shown(guess) - wanted)).toISOString()
}
