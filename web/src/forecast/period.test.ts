import { describe, expect, it } from 'vitest'
import { fiscalQuarterOf, fiscalYearOf, periodChoices, periodOf, yearName } from './period'

describe('a period', () => {
  it.each([
    [undefined, 1, { from: '2026-11', months: 12 }],
    ['24m', 1, { from: '2026-11', months: 24 }],
    ['999m', 1, { from: '2026-11', months: 120 }],
    ['2026', 1, { from: '2026-01', months: 12 }],
    ['2026', 4, { from: '2026-04', months: 12 }],
    ['2026-Q4', 1, { from: '2026-10', months: 3 }],
    ['2026-Q4', 4, { from: '2027-01', months: 3 }],
    ['nonsense', 7, { from: '2026-11', months: 12 }],
  ])('of %s with a fiscal year from month %i', (key, fiscalMonth, period) => {
    expect(periodOf(key, '2026-11-22', fiscalMonth)).toEqual(period)
  })

  it('belongs to the fiscal year that it begins in', () => {
    expect(fiscalYearOf('2027-03', 4)).toBe(2026)
    expect(fiscalYearOf('2027-04', 4)).toBe(2027)
    expect(fiscalQuarterOf('2027-03', 4)).toBe(4)
    expect(fiscalQuarterOf('2027-04', 4)).toBe(1)
    expect(yearName(2026, 4)).toBe('2026/27')
    expect(yearName(1999, 4)).toBe('1999/00')
    expect(yearName(2026, 1)).toBe('2026')
  })

  it('that is offered is read back as it was meant', () => {
    for (const fiscalMonth of [1, 4, 10]) {
      for (const choice of periodChoices('2026-11-22', fiscalMonth)) {
        const { from, months } = periodOf(choice.key, '2026-11-22', fiscalMonth)
        if (choice.kind === 'next')
          expect({ from, months }).toEqual({ from: '2026-11', months: choice.months })
        else expect(fiscalYearOf(from, fiscalMonth)).toBe(choice.year)
      }
    }
  })
})
