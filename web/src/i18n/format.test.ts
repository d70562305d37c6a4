import { describe, expect, it } from 'vitest'
import { createFormat } from './format'
import type { Language } from './language'

/** Non-breaking spaces are right in print and invisible in a test: shown as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const table: Record<Language, string[]> = {
  en: [
    '1,234.5',
    '1,234,567.89',
    'PLN 1,234.50',
    'RUB 1,234,567.00',
    '€1.2m',
    '12k',
    '42%',
    '05/11/2026',
    '5 Nov 2026',
    '3 days ago',
    '5 days ago',
    'tomorrow',
  ],
  ru: [
    '1 234,5',
    '1 234 567,89',
    '1 234,50 PLN',
    '1 234 567,00 ₽',
    '1,2 млн €',
    '12 тыс.',
    '42 %',
    '05.11.2026',
    '5 нояб. 2026 г.',
    '3 дня назад',
    '5 дней назад',
    'завтра',
  ],
  pl: [
    '1234,5',
    '1 234 567,89',
    '1234,50 zł',
    '1 234 567,00 RUB',
    '1,2 mln €',
    '12 tys.',
    '42%',
    '5.11.2026',
    '5 lis 2026',
    '3 dni temu',
    '5 dni temu',
    'jutro',
  ],
}

describe.each(Object.entries(table))('formats in %s', (language, expected) => {
  const format = createFormat(language as Language, 'Europe/Warsaw')
  const day = '2026-11-05'

  it('equal the table of the guide', () => {
    expect(
      [
        format.number(1234.5),
        format.number(1234567.89),
        format.money({ minor: 123450, currency: 'PLN' }),
        format.money({ minor: 123456700, currency: 'RUB' }),
        format.compactMoney({ minor: 123000000, currency: 'EUR' }),
        format.compact(12345),
        format.percent(0.42),
        format.date(day, 'short'),
        format.date(day),
        format.relative('2026-11-02', day),
        format.relative('2026-10-31', day),
        format.relative('2026-11-06', day),
      ].map(plain),
    ).toEqual(expected)
  })
})

describe('money in a table', () => {
  const format = createFormat('pl', 'Europe/Warsaw', ['PLN', 'USD', 'CAD'])
  const shown = (minor: number, currency: string) => plain(format.tableMoney({ minor, currency }))

  it('groups four digits too', () => expect(shown(123450, 'PLN')).toBe('1 234,50 zł'))
  it('hides minor units from 10,000 up', () => {
    expect(shown(999999, 'PLN')).toBe('9 999,99 zł')
    expect(shown(1000000, 'PLN')).toBe('10 000 zł')
    expect(shown(-8400050, 'PLN')).toBe('-84 001 zł')
  })
  it('knows currencies without and with three decimals', () => {
    expect(shown(84000, 'JPY')).toBe('84 000 ¥')
    expect(shown(1234567, 'KWD')).toBe('1 234,567 KWD')
  })
  it('prints the code where two currencies share a symbol', () => {
    expect(shown(500, 'USD')).toBe('5,00 USD')
    expect(plain(createFormat('pl', 'UTC', ['USD', 'EUR']).tableMoney({ minor: 500, currency: 'USD' }))).toBe(
      '5,00 $',
    )
  })
  it('keeps every cent of the largest amounts', () => {
    expect(plain(format.money({ minor: 9007199254740991, currency: 'PLN' }))).toBe('90 071 992 547 409,91 zł')
  })
})

describe('dates and instants', () => {
  const zones = ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/Warsaw', 'UTC']

  it('never moves a calendar date between zones', () => {
    for (const zone of zones) expect(createFormat('en', zone).date('2026-03-29')).toBe('29 Mar 2026')
  })
  it('puts May into the genitive in Polish', () => {
    const format = createFormat('pl', 'Europe/Warsaw')
    expect(plain(format.date('2026-05-22'))).toBe('22 maja 2026')
    expect(plain(format.date('2026-06-22'))).toBe('22 cze 2026')
  })
  it('shows an instant in the zone of the reader', () => {
    const instant = Date.UTC(2026, 10, 23, 12, 30)
    const shown = zones.map((zone) => createFormat('en', zone).instant(instant))
    expect(shown).toEqual([
      '24 Nov 2026, 01:30',
      '23 Nov 2026, 04:30',
      '23 Nov 2026, 13:30',
      '23 Nov 2026, 12:30',
    ])
    expect(createFormat('en', 'Europe/Warsaw').time(instant, 'Europe/London')).toBe('12:30')
  })
})
