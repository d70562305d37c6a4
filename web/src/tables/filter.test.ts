import { expect, it } from 'vitest'
import { columnsIn, usualColumns } from './dealColumns'
import { termsOf, withoutTerm } from './filter'
import { dealsSearch } from './search'

it('parts a filter at commas outside of quotes', () => {
  expect(termsOf('owner:me, "a, b",stage:3..5,')).toEqual(['owner:me', '"a, b"', 'stage:3..5'])
  expect(termsOf('')).toEqual([])
  expect(withoutTerm('owner:me,next:none', 'owner:me')).toBe('next:none')
})

it('shows the columns that were asked for, in their own order', () => {
  expect(columnsIn(undefined)).toEqual(usualColumns)
  expect(columnsIn('owner,company,nonsense')).toEqual(['company', 'owner'])
  expect(columnsIn('')).toEqual([])
})

it('keeps the list in the address', () => {
  expect(dealsSearch({ f: 1042, sort: '', cols: '' })).toEqual({ f: '1042', cols: '' })
})
