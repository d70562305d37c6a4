import { expect, it } from 'vitest'
import { hoursOf, impossibleDay, timeOf, weekOf } from './hours'

const stored = [
  { weekday: 1, from: 540, to: 1080 },
  { weekday: 6, from: 600, to: 1440 },
]

it('shows a week from Monday and stores it as it was', () => {
  const week = weekOf(stored)
  expect(week.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 0])
  expect(week[0]).toEqual({ weekday: 1, works: true, from: '09:00', to: '18:00' })
  expect(week[5]).toEqual({ weekday: 6, works: true, from: '10:00', to: '00:00' })
  expect(week[6]?.works).toBe(false)
  expect(hoursOf(week)).toEqual(stored)
})

it('finds the day that ends before it begins', () => {
  const week = weekOf(stored)
  expect(impossibleDay(week)).toBeUndefined()
  const wrong = week.map((day) => (day.weekday === 1 ? { ...day, to: '08:00' } : day))
  expect(impossibleDay(wrong)?.weekday).toBe(1)
})

it.each([
  ['9', '09:00'],
  ['9.30', '09:30'],
  ['930', '09:30'],
  ['18:00', '18:00'],
  ['24:00', '00:00'],
  ['25', undefined],
  ['9:75', undefined],
  ['noon', undefined],
  ['', undefined],
])('reads the time %j as %s', (text, time) => expect(timeOf(text)).toBe(time))
