import { expect, it } from 'vitest'
import { nextOf, type Process, startsOf, wayBetween, winTarget } from './process'

const stage = (key: string) => ({ key, name: { en: key }, phase: 'sell' as const })

const process: Process = {
  name: { en: 'Sales' },
  kind: 'sale',
  stages: ['a', 'b', 'c', 'd', 'e'].map(stage),
  win_line: 'd',
  transitions: [
    { way: 'skip', from: 'a', to: '*' },
    { way: 'skip', from: 'b', to: 'd' },
    { way: 'back', from: '*', to: 'a' },
    { way: 'start', to: 'b' },
  ],
}

it.each([
  ['a', 'b', 'forward'],
  ['e', 'end', 'forward'],
  ['a', 'd', 'skip'],
  ['b', 'd', 'skip'],
  ['b', 'e', undefined],
  ['c', 'a', 'back'],
  ['c', 'b', undefined],
  ['a', 'end', undefined],
  ['a', 'a', undefined],
  ['a', 'nowhere', undefined],
])('from %s to %s the way is %s', (from, to, way) => expect(wayBetween(process, from, to)).toBe(way))

it('knows what comes next, and where winning leads', () => {
  expect([nextOf(process, 'a'), nextOf(process, 'e')]).toEqual(['b', 'end'])
  expect([winTarget(process, 'a'), winTarget(process, 'd')]).toEqual(['d', undefined])
  const { win_line: _, ...open } = process
  expect(winTarget(open, 'e')).toBe('end')
  expect(winTarget({ ...process, kind: 'relationship' }, 'a')).toBeUndefined()
})

it('lets a new deal start in the first stage and where the process says so', () => {
  expect(startsOf(process).map(({ key }) => key)).toEqual(['a', 'b'])
})
