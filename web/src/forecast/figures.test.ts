import { describe, expect, it } from 'vitest'
import { type Figure, openingOf, partOf, questionOf, rowsQuery, type Sums, sumOf } from './figures'
import { ticks } from './scale'
import { forecastSearch } from './search'

const sums = (weighted: number): Sums => ({ deals: 1, value: weighted * 2, claimed: 0, weighted, share: 0 })
const figure = (cell: string, won: number, commit: number): Figure => ({
  cell,
  rows: `/api/v1/forecast/rows?as_of=2026-11-22&cell=${cell}&from=2026-11&lens=booked&months=2`,
  won: sums(won),
  commit: sums(commit),
  best_case: sums(0),
  pipeline: sums(0),
  total: sumOf([sums(won), sums(commit)]),
})
const forecast = {
  months: [figure('2026-11', 100, 20), figure('2026-12', 300, 7)],
  beside: [figure('overdue', 0, 55)],
}

describe('an address opens', () => {
  it.each([
    ['2026-12', undefined, 'weighted', 307],
    ['2026-12.won', 'won', 'weighted', 300],
    ['2026-12.value', undefined, 'value', 614],
    ['2026-11..2026-12', undefined, 'weighted', 427],
    ['2026-11..2026-12.commit', 'commit', 'weighted', 27],
    ['all.claimed', undefined, 'claimed', 0],
    ['overdue', undefined, 'weighted', 55],
  ])('%s', (open, part, column, amount) => {
    const opening = openingOf(forecast, open, 'weighted')
    expect(opening?.part).toBe(part)
    expect(opening?.column).toBe(column)
    expect(opening?.shown[opening.column]).toBe(amount)
  })

  it('nothing where there is no such figure', () => {
    for (const open of [undefined, '', '2030-01', 'nonsense.won']) {
      expect(openingOf(forecast, open, 'weighted')).toBeUndefined()
    }
  })
})

it('asks for the deals of a figure as the address of the figure says', () => {
  expect(rowsQuery(forecast.months[0]?.rows ?? '')).toEqual({
    as_of: '2026-11-22',
    cell: '2026-11',
    from: '2026-11',
    lens: 'booked',
    months: 2,
  })
})

it('puts a deal into the part that the server counted it in', () => {
  const row = (outcome: string, category: string) => ({ deal: { outcome, category } }) as never
  expect(partOf(row('won', 'pipeline'))).toBe('won')
  expect(partOf(row('open', 'commit'))).toBe('commit')
  expect(partOf(row('open', 'best_case'))).toBe('best_case')
  expect(partOf(row('open', ''))).toBe('pipeline')
})

it('keeps what is usual out of the address', () => {
  expect(forecastSearch({ lens: 'booked', basis: 'weighted', period: 2026, view: 'bars' })).toEqual({
    period: '2026',
  })
  expect(questionOf({}, { from: '2026-11', months: 12 })).toEqual({
    from: '2026-11',
    months: 12,
    lens: 'booked',
    basis: 'weighted',
  })
})

it('draws round steps from zero to beyond the most', () => {
  expect(ticks(0)).toEqual([0, 1])
  expect(ticks(1_284_300_00)).toEqual([0, 5e7, 1e8, 1.5e8])
  for (const most of [1, 7, 99, 1001, 123_456_789]) {
    expect(ticks(most)[0]).toBe(0)
    expect(ticks(most).at(-1)).toBeGreaterThanOrEqual(most)
    expect(ticks(most).length).toBeLessThanOrEqual(6)
  }
})
