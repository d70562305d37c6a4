import type { components } from '../api/schema'

export type Account = components['schemas']['Account']
export type Milestone = components['schemas']['Milestone']
export type Invoice = components['schemas']['Invoice']
export type Payment = components['schemas']['Payment']
export type Receivables = components['schemas']['Receivables']

/** What a dialog about the money of a deal needs to know. */
export interface Billed {
  id: string
  version: number
  currency: string
  account: Account
  /** Of its pipeline, for milestones that fall due with one. */
  stages?: readonly { key: string; name: string }[]
}

/** The whole value of a deal in hundredths of a percent. */
export const wholeShare = 10_000

/** Hundredths of a percent as people type them: "30", "33,33"; undefined where it is no share. */
export function parseShare(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  if (!match) return undefined
  const share = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return share > 0 && share <= wholeShare ? share : undefined
}

/** What a milestone still lacks in invoices. */
export function lacking({ planned = 0, invoiced = 0 }: Milestone): number {
  return Math.max(0, planned - invoiced)
}
