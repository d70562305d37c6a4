import { expect, test } from 'vitest'
import { calibrationSearch, windowFrom } from './search'

test('a window begins on the same day of an earlier month, or on its last', () => {
  expect(windowFrom('2026-11-23', 12)).toBe('2025-11-23')
  expect(windowFrom('2026-03-31', 1)).toBe('2026-02-28')
  expect(windowFrom('2026-01-15', 24)).toBe('2024-01-15')
})

test('an address with what nobody knows is read as the usual', () => {
  expect(calibrationSearch({ pipeline: 'p', months: 24, by: 'source' })).toEqual({
    pipeline: 'p',
    months: 24,
    by: 'source',
  })
  expect(calibrationSearch({ pipeline: 7, months: 5, by: 'colour' })).toEqual({})
})
