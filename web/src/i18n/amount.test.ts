import { expect, it } from 'vitest'
import { parseAmount } from './amount'
import { languages } from './language'

it.each([
  ['12345.67', 1234567],
  ['12 345,67', 1234567],
  ['12\u00a0345,67', 1234567],
  ['12.345,67', 1234567],
  ['12,345.67', 1234567],
  ['1.234.567', 123456700],
  ['1,234', 123400],
  ['0,5', 50],
  ['12k', 1200000],
  ['12 тыс', 1200000],
  ['12 тыс.', 1200000],
  ['1,2 mln', 120000000],
  ['1.2m', 120000000],
  ['2 млрд', 200000000000],
  ['84 000 zł', 8400000],
  ['PLN 84000', 8400000],
  ['−15,50', -1550],
])('reads %s in every language', (text, minor) => {
  for (const language of languages)
    expect([language, parseAmount(text, 'PLN', language)?.minor]).toEqual([language, minor])
})

it.each([
  '',
  'abc',
  '12 345,678,9',
  '1,23,456',
  '12,345.678.9',
  '0.005',
  '12 parsecs',
  '12k5',
  '99999999999999999',
])('refuses %j instead of guessing', (text) => expect(parseAmount(text, 'PLN', 'en')).toBeUndefined())

it('lets the language decide only where both readings are possible', () => {
  expect(parseAmount('1,234k', 'PLN', 'en')?.minor).toBe(123400000)
  expect(parseAmount('1,234 тыс', 'PLN', 'ru')?.minor).toBe(123400)
  expect(parseAmount('1,234', 'KWD', 'en')?.minor).toBe(1234000)
  expect(parseAmount('1,234', 'KWD', 'pl')?.minor).toBe(1234)
})
