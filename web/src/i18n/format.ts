import { type Language, localeOf } from './language'
import { daysBetween, type PlainDate, utcOf } from './plain-date'

/** An amount in integer minor units (cents, grosze, kopecks) of an ISO 4217 currency. */
export interface Money {
  minor: number
  currency: string
}

export interface Format {
  number: (value: number) => string
  /** 12k, 12 тыс., 12 tys. */
  compact: (value: number) => string
  /** A share of one: 0.42 is 42 %. */
  percent: (share: number, decimals?: number) => string
  /** Money in a sentence, to the last minor unit. */
  money: (money: Money) => string
  /** Money in a table: digits always grouped, short symbol, minor units hidden from 10,000 up. */
  tableMoney: (money: Money) => string
  /** €1.2m, 1,2 млн €, 1,2 mln € */
  compactMoney: (money: Money) => string
  date: (date: PlainDate, style?: DateStyle) => string
  /** An instant (UTC ms) as date and time in the reader's zone. */
  instant: (instant: number) => string
  time: (instant: number, zone?: string) => string
  /** "3 days ago", "tomorrow": whole calendar days. */
  relative: (date: PlainDate, today: PlainDate) => string
  list: (items: readonly string[]) => string
  collator: Intl.Collator
}

export type DateStyle = 'short' | 'medium' | 'day' | 'month'

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { dateStyle: 'short' },
  medium: { dateStyle: 'medium' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
}

/** From this many whole units up, cents say nothing in a table. */
const hideMinorFrom = 10_000

/**
 * Formats for one reader. `currencies` are those in use in the workspace: where
 * two of them share a short symbol ($), tables print the ISO code instead.
 */
export function createFormat(language: Language, zone: string, currencies: readonly string[] = []): Format {
  const locale = localeOf[language]
  const number = numbers(locale)
  const shared = sharedSymbols(locale, currencies)

  const currency = ({ minor, currency }: Money, options: Intl.NumberFormatOptions) =>
    number({ style: 'currency', currency, ...options }).format(exact(minor, minorDigits(currency)))

  const display = (code: string) => (shared.has(code) ? 'code' : 'narrowSymbol')

  return {
    number: (value) => number({}).format(value),
    compact: (value) => number({ notation: 'compact' }).format(value),
    percent: (share, decimals = 0) =>
      number({ style: 'percent', maximumFractionDigits: decimals }).format(share),
    money: (money) => currency(money, {}),
    tableMoney: (money) =>
      currency(money, {
        useGrouping: 'always',
        currencyDisplay: display(money.currency),
        ...(Math.abs(wholeUnits(money)) >= hideMinorFrom && { maximumFractionDigits: 0 }),
      }),
    compactMoney: (money) =>
      currency(money, {
        notation: 'compact',
        maximumFractionDigits: 1,
        currencyDisplay: display(money.currency),
      }),
    date: (date, style = 'medium') =>
      inMay(dates(locale, 'UTC', dateStyles[style]).format(utcOf(date)), locale),
    instant: (instant) =>
      inMay(dates(locale, zone, { dateStyle: 'medium', timeStyle: 'short' }).format(instant), locale),
    time: (instant, of = zone) => dates(locale, of, { timeStyle: 'short' }).format(instant),
    relative: (date, today) =>
      new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(daysBetween(today, date), 'day'),
    list: (items) => new Intl.ListFormat(locale).format(items),
    collator: new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }),
  }
}

/** Polish months stand in the genitive after a day; of May alone Intl gives the nominative. */
function inMay(text: string, locale: string): string {
  return locale.startsWith('pl') ? text.replace(/(\d) maj\b/, '$1 maja') : text
}

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

function wholeUnits({ minor, currency }: Money): number {
  return minor / 10 ** minorDigits(currency)
}

/** Minor units as a decimal string, so that no cent is lost to binary fractions. */
function exact(minor: number, digits: number): Intl.StringNumericLiteral {
  return `${minor}e-${digits}` as Intl.StringNumericLiteral
}

function sharedSymbols(locale: string, currencies: readonly string[]): Set<string> {
  const symbols = currencies.map((currency) => narrowSymbol(locale, currency))
  return new Set(currencies.filter((_, i) => symbols.filter((symbol) => symbol === symbols[i]).length > 1))
}

function narrowSymbol(locale: string, currency: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  return parts.find((part) => part.type === 'currency')?.value ?? currency
}

/** Number formats are slow to make and are used thousands of times on a board: made once each. */
function numbers(locale: string) {
  const made = new Map<string, Intl.NumberFormat>()
  return (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options)
    let format = made.get(key)
    if (!format) {
      format = new Intl.NumberFormat(locale, options)
      made.set(key, format)
    }
    return format
  }
}

function dates(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
}
