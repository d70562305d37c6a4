import { type Money, minorDigits } from './format'
import type { Language } from './language'

/** Words that stand for zeros, in all three languages at once: people mix them. */
const zeros: Record<string, number> = Object.fromEntries([
  ...['k', 'к', 'тыс', 'тысяч', 'тысяча', 'тысячи', 'т', 'tys', 'tyś', 'thousand'].map((word) => [word, 3]),
  ...[
    'm',
    'м',
    'mln',
    'млн',
    'mio',
    'million',
    'миллион',
    'миллиона',
    'миллионов',
    'milion',
    'miliony',
    'milionów',
  ].map((word) => [word, 6]),
  ...[
    'b',
    'bn',
    'mlrd',
    'mld',
    'млрд',
    'billion',
    'миллиард',
    'миллиарда',
    'миллиардов',
    'miliard',
    'miliardy',
    'miliardów',
  ].map((word) => [word, 9]),
])

const decimalComma: Record<Language, boolean> = { en: false, ru: true, pl: true }

/**
 * Reads an amount as people type it: `12 345,67`, `12.345,67`, `12k`, `1,2 mln`.
 * Answers undefined where the text isn't an amount or is finer than the currency.
 */
export function parseAmount(text: string, currency: string, language: Language): Money | undefined {
  const parts = /^([+-]?)([\d.,'’\s]*\d)\s*([^\d\s.,]*)\.?$/u.exec(bare(text, currency))
  if (!parts) return undefined
  const [, sign, digits = '', word = ''] = parts
  const power = word === '' ? 0 : zeros[word.toLowerCase()]
  if (power === undefined) return undefined

  const shift = minorDigits(currency)
  const plain = decimal(digits, decimalComma[language], power === 0 ? shift : undefined)
  if (!plain) return undefined
  const minor = shifted(plain, power + shift)
  if (minor === undefined) return undefined
  return { minor: sign === '-' ? -minor : minor, currency }
}

/** The text without currency sign or code: the field already says which currency it is. */
function bare(text: string, currency: string): string {
  return text
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .replace(new RegExp(`${currency}|\\p{Sc}|zł\\.?|руб\\.?`, 'giu'), '')
    .trim()
}

/** "12.345,67" -> "12345.67"; undefined when the separators make no sense. */
function decimal(digits: string, comma: boolean, most: number | undefined): string | undefined {
  const compact = digits.replace(/[\s'’]/g, '')
  const last = Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'))
  if (last < 0) return compact
  const separator = compact.charAt(last)
  const other = separator === ',' ? '.' : ','
  const whole = compact.slice(0, last)
  const fraction = compact.slice(last + 1)

  if (whole.includes(separator)) return whole.includes(other) ? undefined : grouped(compact, separator)
  if (whole.includes(other)) {
    const left = grouped(whole, other)
    return left && `${left}.${fraction}`
  }
  return isGroup(whole, fraction, (separator === ',') === comma, most)
    ? whole + fraction
    : `${whole || '0'}.${fraction}`
}

/** Three digits after the only separator are a group when the currency has no such decimals. */
function isGroup(whole: string, fraction: string, ownDecimal: boolean, most: number | undefined): boolean {
  if (fraction.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole)) return false
  return most === undefined ? !ownDecimal : !ownDecimal || most < 3
}

function grouped(text: string, separator: string): string | undefined {
  const [first = '', ...rest] = text.split(separator)
  if (!/^\d{1,3}$/.test(first) || rest.some((group) => group.length !== 3)) return undefined
  return first + rest.join('')
}

/** A decimal string times a power of ten as an exact integer; undefined when digits would be lost. */
function shifted(plain: string, power: number): number | undefined {
  const [whole = '', fraction = ''] = plain.split('.')
  if (fraction.slice(power).match(/[1-9]/)) return undefined
  const minor = Number(whole + fraction.slice(0, power).padEnd(power, '0'))
  return Number.isSafeInteger(minor) ? minor : undefined
}
