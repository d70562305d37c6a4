import type { components } from '../api/schema'

export type Waterfall = components['schemas']['WaterfallOut']

/** One bar: the sums before and after it, and what lies between. */
export interface Fall {
  /** `opening`, `closing`, or why the sum changed. */
  reason: string
  deals: number
  amount: number
  before: number
  after: number
}

/** The bars of a waterfall from one sum to the other; the ends stand on zero. */
export function fallsOf({ opening, changes, closing }: Waterfall): Fall[] {
  let sum = opening.amount
  const between = changes.map(({ reason, deals, amount }) => {
    const before = sum
    sum += amount
    return { reason, deals, amount, before, after: sum }
  })
  return [
    { reason: 'opening', ...opening, before: 0, after: opening.amount },
    ...between,
    { reason: 'closing', ...closing, before: 0, after: closing.amount },
  ]
}

/** By how much the bars miss the closing sum: nothing, unless a figure is wrong. */
export function missOf({ opening, changes, closing }: Waterfall): number {
  return changes.reduce((sum, { amount }) => sum + amount, opening.amount) - closing.amount
}
