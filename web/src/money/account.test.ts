import { expect, it } from 'vitest'
import { lacking, parseShare } from './account'

it.each([
  ['30', 3000],
  ['33,33', 3333],
  ['33.3 %', 3330],
  ['100', 10_000],
  ['0', undefined],
  ['101', undefined],
  ['33,333', undefined],
  ['a third', undefined],
])('reads %s as a share', (text, share) => {
  expect(parseShare(text)).toBe(share)
})

it('never lacks less than nothing', () => {
  expect(lacking({ kind: 'prepayment', planned: 5, invoiced: 7 })).toBe(0)
  expect(lacking({ kind: 'prepayment', planned: 7 })).toBe(7)
})
