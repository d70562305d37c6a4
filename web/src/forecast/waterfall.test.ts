import { expect, test } from 'vitest'
import { fallsOf, missOf, type Waterfall } from './waterfall'

const waterfall = {
  opening: { deals: 2, amount: 500 },
  changes: [
    { reason: 'new', deals: 1, amount: 120 },
    { reason: 'lost', deals: 1, amount: -300 },
  ],
  closing: { deals: 2, amount: 320 },
} as Waterfall

test('each bar begins where the one before ends', () => {
  expect(fallsOf(waterfall).map(({ before, after }) => [before, after])).toEqual([
    [0, 500],
    [500, 620],
    [620, 320],
    [0, 320],
  ])
  expect(missOf(waterfall)).toBe(0)
})
