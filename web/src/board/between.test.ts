import { expect, it } from 'vitest'
import { gapAt, neighbours } from './between'

const ids = ['a', 'b', 'c']

it('finds the gap that is nearest to the pointer', () => {
  const gap = (y: number) => gapAt(y, 100, 80, 3)
  expect([0, 100, 139, 141, 260, 9000].map(gap)).toEqual([0, 0, 0, 1, 2, 3])
})

it('names both neighbours, so that the place is right wherever they are by then', () => {
  expect(neighbours(ids, 1, 'x', false)).toEqual({ after: 'a', before: 'b' })
  expect(neighbours(ids, 3, 'x', false)).toEqual({ after: 'c' })
  expect(neighbours(ids, 0, 'x', false)).toEqual({})
  expect(neighbours([], 0, 'x', false)).toEqual({})
})

it('never names the moved deal itself', () => {
  expect(neighbours(ids, 1, 'b', false)).toEqual({ after: 'a', before: 'c' })
})

it('stays above the last card that is shown where the column goes on below it', () => {
  expect(neighbours(ids, 3, 'x', true)).toEqual({ after: 'b', before: 'c' })
  expect(neighbours(['a'], 1, 'x', true)).toEqual({})
})
