import { expect, it } from 'vitest'
import { parseMinutes, plainMinutes } from './minutes'

it.each([
  ['1:30', 90],
  ['0:05', 5],
  ['1.5', 90],
  ['1,5 ч', 90],
  ['2', 120],
  ['2h', 120],
  ['1 h 30 min', 90],
  ['1ч 15м', 75],
  ['1 godz. 15 min', 75],
  ['90 min', 90],
  ['45м', 45],
  ['0.25', 15],
  ['24', 1440],
])('reads %s', (text, minutes) => {
  expect(parseMinutes(text)).toBe(minutes)
})

it.each(['', '0', '25', '24:01', '1:60', 'soon', '-1', '1441 min', '1.5.5'])(
  'takes %s for no time',
  (text) => {
    expect(parseMinutes(text)).toBeUndefined()
  },
)

it('reads what it writes', () => {
  for (const minutes of [1, 59, 60, 61, 1440]) expect(parseMinutes(plainMinutes(minutes))).toBe(minutes)
})
