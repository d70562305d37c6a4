import { expect, it } from 'vitest'
import { neighbour } from './useCardFocus'

const columns = [{ ids: ['a', 'b', 'c'] }, { ids: [] }, { ids: ['d'] }, { ids: ['e', 'f'] }]

it.each([
  ['a', 'ArrowDown', 'b'],
  ['a', 'ArrowUp', undefined],
  ['c', 'ArrowDown', undefined],
  ['c', 'ArrowRight', 'd'],
  ['d', 'ArrowLeft', 'a'],
  ['a', 'ArrowLeft', undefined],
  ['c', 'Home', 'a'],
  ['a', 'End', 'c'],
  ['a', 'x', undefined],
])('from %s %s leads to %s', (from, key, to) => expect(neighbour(columns, from, key)).toBe(to))

it('goes to the very first and last with Ctrl', () => {
  expect([neighbour(columns, 'd', 'Home', true), neighbour(columns, 'a', 'End', true)]).toEqual(['a', 'f'])
})
