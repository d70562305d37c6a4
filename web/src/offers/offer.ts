import type { components } from '../api/schema'
import { minorDigits } from '../i18n/format'

export type Offer = components['schemas']['Offer']
export type OfferVersion = components['schemas']['OfferVersion']
export type OfferLine = components['schemas']['OfferLine']
export type ChangeRequest = components['schemas']['ChangeRequest']
export type Product = components['schemas']['Product']

/** The whole in basis points. */
const whole = 10_000
const thousandths = 1000

/** Basis points as people type a percentage: "12,5", "10 %", nothing for none. */
export function parseBasis(text: string): number | undefined {
  if (text.trim() === '') return 0
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  if (!match) return undefined
  const basis = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return basis <= whole ? basis : undefined
}

/** A quantity as people type it, in thousandths: "2", "1,5". */
export function parseQuantity(text: string): number | undefined {
  const match = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match) return undefined
  const quantity = Number(match[1]) * thousandths + Number((match[2] ?? '').padEnd(3, '0'))
  return quantity > 0 ? quantity : undefined
}

/** An integer over a power of ten, as a field shows it: no needless zeros. */
export function plain(value: number, digits: number): string {
  const text = (value / 10 ** digits).toFixed(digits)
  return digits > 0 ? text.replace(/[.]?0+$/, '') : text
}

export function plainAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = (minor / 10 ** digits).toFixed(digits)
  return digits > 0 ? text.replace(/[.]0+$/, '') : text
}

/** What lines come to, by the server's rule: each line is rounded once, half away from zero. */
export function totalsOf(lines: readonly OfferLine[], discount: number): { net: number; tax: number } {
  let net = 0
  let tax = 0
  for (const line of lines) {
    const sum = share(
      [line.quantity, line.price ?? 0, whole - (line.discount ?? 0), whole - discount],
      BigInt(thousandths) * BigInt(whole) * BigInt(whole),
    )
    net += sum
    tax += share([sum, line.tax ?? 0], BigInt(whole))
  }
  return { net, tax }
}

function share(factors: readonly number[], over: bigint): number {
  const product = factors.reduce((so, factor) => so * BigInt(factor), 1n)
  return Number((2n * product + over) / (2n * over))
}

/** The version that the client has, or the draft where none was sent. */
export function withClient({ versions }: Offer): OfferVersion | undefined {
  return versions.findLast(({ state }) => state !== 'draft') ?? versions.at(-1)
}
