import { expect, it } from 'vitest'
import { assignedIn, differs, parsePercent, percentOf, unknown, withChances } from './chances'
import { splitOf } from './funnel'

const process = {
  name: {},
  kind: 'sale',
  stages: [
    { key: 'need', name: {}, phase: 'sell', percent: 5, percent_from: 'source' },
    { key: 'offer', name: {}, phase: 'sell', percent: 60, percent_from: 'source' },
    { key: 'talk', name: {}, phase: 'sell' },
  ],
} as Parameters<typeof withChances>[0]

it('reads percentages as people type them', () => {
  expect(['25', '12,5', '12.5 %', '0', '100'].map(parsePercent)).toEqual([0.25, 0.125, 0.125, 0, 1])
  expect(['', 'x', '101', '-5', '1e2', '5..5'].map(parsePercent)).toEqual(Array(6).fill(undefined))
})

it('changes only the chances that were changed, and says that they are the own ones now', () => {
  const assigned = assignedIn(process)
  expect(assigned).toEqual([0.05, 0.6, unknown])
  expect(differs(process, assigned)).toBe(false)
  const next = withChances(process, [0.05, 1 / 3, unknown])
  expect(next.stages[0]).toBe(process.stages[0])
  expect(next.stages[1]).toMatchObject({ percent: 33.33, percent_from: 'own' })
  expect(next.stages[2]).toBe(process.stages[2])
})

it('shows no digits that floating point adds', () => {
  expect([0.05, 0.1, 0.55, 0.07 * 3].map(percentOf)).toEqual([5, 10, 55, 21])
})

it('parts those who entered a stage into moved on, here and ended, whatever came back', () => {
  const figure = (deals: number) => ({ deals, value: 0 })
  const split = (entered: number, passed: number, now: number) =>
    splitOf({ entered: figure(entered), passed: figure(passed), now: figure(now) })
  expect(split(10, 4, 3)).toEqual({ moved: 4, here: 3, ended: 3 })
  expect(split(10, 9, 3)).toEqual({ moved: 9, here: 1, ended: 0 })
  expect(split(0, 0, 2)).toEqual({ moved: 0, here: 0, ended: 0 })
})
