import type { Money } from '../i18n'
import type { Deal } from './useRecords'

/** Deals in the order in which one asks for them, and those kinds that there are. */
export const outcomes = ['open', 'won', 'lost', 'disqualified', 'ended'] as const
export type Outcome = (typeof outcomes)[number]

export interface Group {
  outcome: Outcome
  deals: Deal[]
  /** One sum a currency: no rate comes between. */
  sums: Money[]
}

export function groupsOf(deals: readonly Deal[]): Group[] {
  return outcomes.flatMap((outcome) => {
    const own = deals.filter((deal) => deal.outcome === outcome)
    return own.length > 0 ? [{ outcome, deals: own, sums: sumsOf(own) }] : []
  })
}

function sumsOf(deals: readonly Deal[]): Money[] {
  const sums = new Map<string, number>()
  for (const { value, currency } of deals) {
    if (value !== null) sums.set(currency, (sums.get(currency) ?? 0) + value)
  }
  return [...sums].map(([currency, minor]) => ({ minor, currency }))
}
