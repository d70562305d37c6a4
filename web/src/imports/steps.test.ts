import { expect, it } from 'vitest'
import { progressOf, stepOf } from './steps'

const counts = (of: object) =>
  ({ rows: 0, done: 0, created: 0, updated: 0, undone: 0, kept: 0, ...of }) as never

it('says where an import stands', () => {
  expect(
    (['uploaded', 'failed', 'checking', 'running', 'undone'] as const).map((state) => stepOf({ state })),
  ).toEqual(['columns', 'columns', 'check', 'run', 'result'])
})

it('tells how far it has come, there and back', () => {
  expect(progressOf({ state: 'running', counts: counts({ rows: 200, done: 50 }) })).toBe(0.25)
  expect(
    progressOf({ state: 'undoing', counts: counts({ created: 6, updated: 2, undone: 3, kept: 1 }) }),
  ).toBe(0.5)
  expect(progressOf({ state: 'uploading', counts: counts({}) })).toBe(0)
})
