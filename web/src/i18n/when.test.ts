import { expect, it } from 'vitest'
import { addDays, addMonths, isPlainDate, plainDate } from './plain-date'
import { parseWhen } from './when'

/** A Sunday. */
const today = '2026-11-22'

it.each([
  ['today', '2026-11-22'],
  ['tomorrow', '2026-11-23'],
  ['Завтра', '2026-11-23'],
  ['pojutrze', '2026-11-24'],
  ['tomorrow 10', '2026-11-23', '10:00'],
  ['tomorrow at 3pm', '2026-11-23', '15:00'],
  ['+3d', '2026-11-25'],
  ['+3 d 9:30', '2026-11-25', '09:30'],
  ['-1w', '2026-11-15'],
  ['in 2 weeks', '2026-12-06'],
  ['in 3 days', '2026-11-25'],
  ['через 3 дня', '2026-11-25'],
  ['через неделю', '2026-11-29'],
  ['za tydzień', '2026-11-29'],
  ['za 2 miesiące', '2027-01-22'],
  ['пт', '2026-11-27'],
  ['в пятницу', '2026-11-27'],
  ['пт 15:00', '2026-11-27', '15:00'],
  ['пт в 15:00', '2026-11-27', '15:00'],
  ['w piątek o 9.30', '2026-11-27', '09:30'],
  ['sunday', '2026-11-29'],
  ['next mon', '2026-11-23'],
  ['2026-12-31', '2026-12-31'],
  ['31.12.2026', '2026-12-31'],
  ['31/12/26', '2026-12-31'],
  ['31.12', '2026-12-31'],
  ['5.11', '2027-11-05'],
  ['31.12.2026 16:00', '2026-12-31', '16:00'],
  ['15:00', '2026-11-22', '15:00'],
])('reads %s', (text, date, time?: string) => {
  expect(parseWhen(text, today)).toEqual(time ? { date, time } : { date })
})

it.each(['', 'soon', '31.02.2026', '2026-13-01', '99', 'tomorrow 25:00', 'd', '+d'])(
  'does not guess at %j',
  (text) => {
    expect(parseWhen(text, today)).toBeUndefined()
  },
)

it('counts in calendar days', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
  expect(plainDate(2027, 2, 29)).toBeUndefined()
  expect(isPlainDate('2028-02-29')).toBe(true)
})
