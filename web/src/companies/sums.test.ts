import { expect, it } from 'vitest'
import { recordsSearch } from './search'
import { groupsOf } from './sums'

const deal = (outcome: string, value: number | null, currency = 'PLN') =>
  ({ outcome, value, currency }) as never

it('adds the deals of a company up by how they ended, each currency for itself', () => {
  const groups = groupsOf([
    deal('lost', 5),
    deal('open', 100),
    deal('open', 20),
    deal('open', 7, 'EUR'),
    deal('open', null),
  ])
  expect(groups.map(({ outcome, deals, sums }) => [outcome, deals.length, sums])).toEqual([
    [
      'open',
      4,
      [
        { minor: 120, currency: 'PLN' },
        { minor: 7, currency: 'EUR' },
      ],
    ],
    ['lost', 1, [{ minor: 5, currency: 'PLN' }]],
  ])
})

it('reads a search for a number as one for its digits', () => {
  expect(recordsSearch({ q: 2026, open: 5 })).toEqual({ q: '2026' })
})
