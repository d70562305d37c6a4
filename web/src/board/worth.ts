import type { components } from '../api/schema'
import { minorDigits } from '../i18n/format'

type Rate = components['schemas']['Rate']
type Process = components['schemas']['Process']

/** What one deal adds to the totals of its stage. */
export interface Worth {
  stage: string
  /** The deal's own currency where it cannot be converted, and then its amounts are in it. */
  apart?: string
  known: boolean
  value: number
  weighted: number
}

/** The fields of a deal that its worth depends on. */
export interface Valued {
  stage: string
  value: number | null
  currency: string
  outcome: string
}

/**
 * Works out what deals are worth as the server does: converted and weighted per
 * deal, each rounded half away from zero, so that totals after a move are those
 * that the server would give.
 */
export function worthIn(process: Process, currency: string, rates: readonly Rate[]) {
  const parts = new Map(
    process.stages.map(({ key, percent }) => [key, fractionOf(String(percent ?? 0), 100n)]),
  )
  const factors = new Map(rates.map((rate) => [rate.currency, factorOf(rate, currency)]))
  const counted = (valued: Valued, value: number) => {
    if (valued.outcome === 'won' && process.basis !== 'share') return value
    const part = parts.get(valued.stage)
    return part ? times(value, part) : 0
  }
  return (valued: Valued): Worth => {
    const { stage, value } = valued
    if (value === null) return { stage, known: false, value: 0, weighted: 0 }
    const factor = factors.get(valued.currency)
    if (valued.currency !== currency && !factor) {
      return { stage, apart: valued.currency, known: true, value, weighted: counted(valued, value) }
    }
    const converted = factor && valued.currency !== currency ? times(value, factor) : value
    return { stage, known: true, value: converted, weighted: counted(valued, converted) }
  }
}

interface Fraction {
  over: bigint
  under: bigint
}

/** A decimal such as 1.0842 as a fraction, exactly. */
function fractionOf(decimal: string, under = 1n): Fraction {
  const [whole = '0', digits = ''] = decimal.split('.')
  return { over: BigInt(whole + digits), under: under * 10n ** BigInt(digits.length) }
}

function factorOf({ value, currency }: Rate, base: string): Fraction {
  const { over, under } = fractionOf(value)
  const shift = minorDigits(base) - minorDigits(currency)
  const power = 10n ** BigInt(Math.abs(shift))
  return shift < 0 ? { over, under: under * power } : { over: over * power, under }
}

/** Rounded half away from zero. */
function times(minor: number, { over, under }: Fraction): number {
  const product = BigInt(minor) * over
  const size = product < 0n ? -product : product
  const rounded = Number((size * 2n + under) / (under * 2n))
  return product < 0n ? -rounded : rounded
}
