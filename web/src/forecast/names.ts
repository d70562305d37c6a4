import { useMemo } from 'react'
import { useI18n } from '../i18n'
import { localeOf } from '../i18n/language'
import { utcOf } from '../i18n/plain-date'
import type { AmountColumn, Beside, Part } from './figures'
import { addMonth, type Month, type PeriodChoice, yearName } from './period'
import type { Basis } from './search'

/** What the forecast's months, parts and periods are called. */
export function useNames() {
  const { t, language, format } = useI18n()
  return useMemo(() => {
    const short = new Intl.DateTimeFormat(localeOf[language], { month: 'short', timeZone: 'UTC' })
    const exact = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 10 })
    const inText = (of: Month) => format.date(`${of}-01`, 'month')
    const month = (of: Month) => capital(inText(of))
    const span = (first: Month, last: Month) =>
      first === last ? month(first) : `${month(first)} – ${inText(last)}`
    return {
      month,
      /** The month alone, where the year stands beside it. */
      shortMonth: (of: Month) => short.format(utcOf(`${of}-01`)).replace(/\.$/, ''),
      span,
      months: (from: Month, months: number) => span(from, addMonth(from, months - 1)),
      /** An exchange rate, with all its digits. */
      rate: (value: string) => exact.format(Number(value)),
      part: (part: Part) => t('forecast.part', { part }),
      beside: (beside: Beside) => t('forecast.beside', { beside }),
      basis: (basis: Basis) => t('forecast.basis', { basis }),
      amount: (column: AmountColumn) =>
        column === 'value' ? t('forecast.full') : t('forecast.basis', { basis: column }),
      period(choice: PeriodChoice, fiscalMonth: number): string {
        if (choice.kind === 'next') return t('forecast.period.next', { count: choice.months })
        const year = yearName(choice.year, fiscalMonth)
        if (choice.kind === 'year')
          return t('forecast.period.year', { year, fiscal: fiscalMonth === 1 ? 'no' : 'yes' })
        return t('forecast.period.quarter', { year, quarter: String(choice.quarter) })
      },
    }
  }, [t, language, format])
}

/** Names of months are written small in some languages, but not where they begin a line. */
function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
