import { expect, it } from 'vitest'
import { worthIn } from './worth'

const stage = (key: string, percent: number) => ({ key, percent, name: { en: key }, phase: 'sell' as const })
const process = { name: { en: 'x' }, kind: 'sale' as const, stages: [stage('a', 12.5), stage('b', 40)] }
const rates = [
  { currency: 'EUR', day: '2026-11-20', value: '4.2503' },
  { currency: 'JPY', day: '2026-11-20', value: '0.02614' },
]
const worth = worthIn(process, 'PLN', rates)
const deal = (stage: string, value: number | null, currency = 'PLN', outcome = 'open') => ({
  stage,
  value,
  currency,
  outcome,
})

it('weighs by the percentage of the stage, to the nearest minor unit', () => {
  expect(worth(deal('a', 100))).toEqual({ stage: 'a', known: true, value: 100, weighted: 13 })
  expect(worth(deal('b', 8400000)).weighted).toBe(3360000)
})

it('converts at the rate of the board, also between currencies without cents', () => {
  expect(worth(deal('b', 100001, 'EUR')).value).toBe(425034)
  expect(worth(deal('b', 1000, 'JPY')).value).toBe(2614)
})

it('keeps apart what has no rate, and counts what has no value', () => {
  expect(worth(deal('b', 500, 'USD'))).toMatchObject({ apart: 'USD', value: 500, weighted: 200 })
  expect(worth(deal('b', null))).toMatchObject({ known: false, value: 0 })
})

it('counts a won deal in full, and by its share where percentages are shares', () => {
  expect(worth(deal('b', 100, 'PLN', 'won')).weighted).toBe(100)
  expect(worthIn({ ...process, basis: 'share' }, 'PLN', rates)(deal('b', 100, 'PLN', 'won')).weighted).toBe(
    40,
  )
})
