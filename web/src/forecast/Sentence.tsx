import { useI18n } from '../i18n'
import classes from './Forecast.module.css'
import { type Forecast, sumOf } from './figures'
import { useNames } from './names'
import type { Basis, Lens } from './search'

interface SentenceProps {
  forecast: Forecast
  basis: Basis
  lens: Lens
}

/** The forecast in words: how much, on how many deals it rests, and what it leaves out. */
export function Sentence({ forecast: { months, beside, currency }, basis, lens }: SentenceProps) {
  const { t, format } = useI18n()
  const names = useNames()
  const total = sumOf(months.map((month) => month.total))
  const won = sumOf(months.map((month) => month.won))
  const overdue = beside.find(({ cell }) => cell === 'overdue')?.total
  const money = (minor: number) => format.money({ minor, currency })
  const period = names.span(months[0]?.cell ?? '', months.at(-1)?.cell ?? '')
  const said =
    total.deals === 0
      ? t('forecast.said.nothing', { period, lens })
      : t('forecast.said', {
          period,
          lens,
          basis,
          sum: money(total[basis]),
          won: money(won[basis]),
          count: total.deals - won.deals,
        })
  return (
    <p className={classes.said}>
      {said}
      {overdue && overdue.deals > 0 && (
        <> {t('forecast.said.overdue', { count: overdue.deals, sum: money(overdue[basis]) })}</>
      )}
    </p>
  )
}
