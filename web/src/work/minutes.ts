const colon = /^(\d{1,2}):([0-5]\d)$/
const decimal = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:h|ч|час\p{L}*|g|godz\p{L}*|hours?)?\.?$/u
const short = /^(\d{1,4})\s*(?:m|м|min\p{L}*|мин\p{L}*)\.?$/u
const both = /^(\d{1,2})\s*(?:h|ч|час\p{L}*|g|godz\p{L}*)\.?\s*(\d{1,2})\s*(?:m|м|min\p{L}*|мин\p{L}*)?\.?$/u

/** The longest entry: a day. */
const most = 24 * 60

/** Time as people write it: "1:30", "1.5", "1,5 ч", "1h 30m", "90 min", in minutes. Undefined: it is none. */
export function parseMinutes(text: string): number | undefined {
  const minutes = read(text.trim().toLowerCase())
  return minutes !== undefined && minutes > 0 && minutes <= most ? minutes : undefined
}

function read(text: string): number | undefined {
  const [, hours, rest] = colon.exec(text) ?? both.exec(text) ?? []
  if (hours && rest) return Number(hours) * 60 + Number(rest)
  const [, few] = short.exec(text) ?? []
  if (few) return Number(few)
  const [, whole, part = '0'] = decimal.exec(text) ?? []
  if (!whole) return undefined
  return Number(whole) * 60 + Math.round((Number(part) * 60) / 10 ** part.length)
}

/** Minutes as one would type them. */
export function plainMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
