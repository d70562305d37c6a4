import { addDays, addMonths, type PlainDate, plainDate, weekday } from './plain-date'

/** A day, and a time of day (HH:MM) when one was named. */
export interface When {
  date: PlainDate
  time?: string
}

const dayWords: Record<string, number> = {
  today: 0, сегодня: 0, dzisiaj: 0, dziś: 0, dzis: 0,
  tomorrow: 1, tmr: 1, завтра: 1, jutro: 1,
  послезавтра: 2, pojutrze: 2,
  yesterday: -1, вчера: -1, wczoraj: -1,
} // biome-ignore format: a dictionary reads best in lines of one meaning

const weekdayWords = [
  'monday|mon|понедельник|пн|poniedziałek|poniedzialek|pon|pn',
  'tuesday|tue|вторник|вт|wtorek|wt',
  'wednesday|wed|среда|среду|ср|środa|środę|sroda|śr|sr',
  'thursday|thu|четверг|чт|czwartek|czw|cz',
  'friday|fri|пятница|пятницу|пт|piątek|piatek|pt',
  'saturday|sat|суббота|субботу|сб|sobota|sobotę|sob',
  'sunday|sun|воскресенье|вс|niedziela|niedzielę|niedz|ndz|nd',
].map((words) => words.split('|'))

type Unit = 'day' | 'week' | 'month' | 'year'
const unitWords: [Unit, RegExp][] = [
  ['day', /^(d|days?|д|день|дня|дней|dni|dzień|dzien)$/],
  ['week', /^(w|weeks?|н|нед|недел[юияь]|t|tydz|tydzień|tydzien|tygodnie|tygodni)$/],
  ['month', /^(m|mo|months?|мес|месяц|месяца|месяцев|mies|miesiąc|miesiac|miesiące|miesiecy|miesięcy)$/],
  ['year', /^(y|years?|г|год|года|лет|r|rok|lata|lat)$/],
]

const before = /^(on|at|in|next|в|во|через|на|we?|za|przez|następny|następna|nastepny)\s+/

/**
 * Reads a day as people write it, in any of the three languages: `tomorrow 10`,
 * `пт 15:00`, `za tydzień`, `+3d`, `31.12`, ISO. Undefined when it isn't one.
 * A weekday is the next one after today; a day and month without a year is the next to come.
 */
export function parseWhen(text: string, today: PlainDate): When | undefined {
  const words = text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')
  const { rest, time } = splitTime(words)
  const date = parseDay(rest, today)
  if (date) return time ? { date, time } : { date }
  return rest === '' && time ? { date: today, time } : undefined
}

function parseDay(words: string, today: PlainDate): PlainDate | undefined {
  const named = written(words, today)
  if (named) return named
  const bare = words.replace(before, '')
  const offset = dayWords[bare]
  if (offset !== undefined) return addDays(today, offset)
  const day = weekdayWords.findIndex((names) => names.includes(bare)) + 1
  if (day > 0) return addDays(today, ((day - weekday(today) + 6) % 7) + 1)
  return distance(bare, today)
}

/** `+3d`, `3 days`, `tydzień`, `2 недели`. */
function distance(words: string, today: PlainDate): PlainDate | undefined {
  const parts = /^([+-]?)(\d{1,3})?\s*(\p{L}+)$/u.exec(words)
  const unit = unitWords.find(([, names]) => names.test(parts?.[3] ?? ''))?.[0]
  if (!parts || !unit || (!parts[2] && (parts[3] ?? '').length < 3)) return undefined
  const count = Number(parts[2] ?? 1) * (parts[1] === '-' ? -1 : 1)
  if (unit === 'day') return addDays(today, count)
  if (unit === 'week') return addDays(today, count * 7)
  return addMonths(today, unit === 'month' ? count : count * 12)
}

/** ISO, `31.12.2026`, `31/12/26`, `31.12`. */
function written(words: string, today: PlainDate): PlainDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words)
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?\.?(?: ?(?:г|r)\.?)?$/.exec(words)
  if (!parts) return undefined
  const [day, month] = [Number(parts[1]), Number(parts[2])]
  if (parts[3]) return plainDate(Number(parts[3].padStart(4, '20')), month, day)
  const year = Number(today.slice(0, 4))
  const soon = plainDate(year, month, day)
  return soon && soon >= today ? soon : plainDate(year + 1, month, day)
}

/** Takes a time of day off the end: `tomorrow 10`, `пт в 15:00`, `jutro o 9.30`, `fri 3pm`. */
function splitTime(words: string): { rest: string; time?: string } {
  const parts = /^(.*?)(?:^| )(?:(?:at|в|o|о|godz\.?) )?(\d{1,2})(?:[:.](\d{2}))?(?: ?(am|pm))?$/.exec(words)
  if (!parts) return { rest: words }
  const [, rest = '', hour, minutes, half] = parts
  const exact = minutes !== undefined || half !== undefined
  if (rest === '' ? !words.includes(':') && !half : !exact && /^\d|[+-]$|^(in|через|za)$/.test(rest))
    return { rest: words }
  const time = clock(Number(hour), Number(minutes ?? 0), half)
  return time ? { rest: rest.trim(), time } : { rest: words }
}

function clock(hour: number, minutes: number, half: string | undefined): string | undefined {
  if (half && (hour < 1 || hour > 12)) return undefined
  const h = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  if (h > 23 || minutes > 59) return undefined
  return `${String(h).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
