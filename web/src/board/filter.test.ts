import { expect, it } from 'vitest'
import { termsOf, withoutTerm, withTerm } from './filter'

it('parts a filter at commas, not inside quotes', () => {
  expect(termsOf('owner:me, stage:3..5,"line 2, north",')).toEqual([
    'owner:me',
    'stage:3..5',
    '"line 2, north"',
  ])
})

it('adds and removes terms', () => {
  expect(withTerm('owner:me', 'next:none')).toBe('owner:me,next:none')
  expect(withTerm('owner:me', 'owner:me')).toBe('owner:me')
  expect(withoutTerm('owner:me,next:none', 'owner:me')).toBe('next:none')
})
