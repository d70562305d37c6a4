import { expect, test } from 'vitest'
import { parseDays } from './reminder-days'

test.each([
  ['3, 14, 30', [3, 14, 30]],
  ['7', [7]],
  [' 3;5  9 ', [3, 5, 9]],
  ['', []],
])('the days in %j', (text, days) => expect(parseDays(text)).toEqual(days))

test.each(['0', '-3', '3.5 x', '400', 'soon'])('no days in %j', (text) =>
  expect(parseDays(text)).toBeUndefined(),
)
