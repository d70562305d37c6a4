import { expect, it } from 'vitest'
import { instantIn, workingDaysAfter } from './instant'

it('skips the weekend', () => {
  expect(workingDaysAfter('2026-11-20', 3)).toBe('2026-11-25')
  expect(workingDaysAfter('2026-11-22', 1)).toBe('2026-11-23')
})

it.each([
  ['Europe/Warsaw', '2026-11-22', '10:00', '2026-11-22T09:00:00.000Z'],
  ['Europe/Warsaw', '2026-07-01', '10:00', '2026-07-01T08:00:00.000Z'],
  ['Pacific/Auckland', '2026-11-22', '09:30', '2026-11-21T20:30:00.000Z'],
  ['America/Los_Angeles', '2026-03-08', '12:00', '2026-03-08T19:00:00.000Z'],
])('in %s %s %s is %s', (zone, date, time, instant) => expect(instantIn(zone, date, time)).toBe(instant))
