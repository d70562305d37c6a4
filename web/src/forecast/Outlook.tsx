import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { MoneyField } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { bodyOf } from '../tables'
import classes from './Forecast.module.css'
import type { Question } from './figures'

interface OutlookProps {
  question: Question
  target: number | undefined
  onTarget: (target: number | undefined) => void
}

/** What the months may come to: a range instead of a point, and the chance of a target. */
export function Outlook({ question, target, onTarget }: OutlookProps) {
  const { t, format } = useI18n()
  const api = useApi()
  const id = useId()
  const query = { ...question, ...(target && { target }) }
  const { data } = useQuery({
    queryKey: ['forecast', 'outlook', query],
    queryFn: () => bodyOf(api.GET('/forecast/outlook', { params: { query } })),
    placeholderData: keepPreviousData,
  })
  if (!data || data.open === 0) return null
  const { currency, p10, p50, p90, largest, chance, chance_without_largest, dispersion } = data
  const money = (minor: number) => format.money({ minor, currency })
  return (
    <section className={classes.panel}>
      <h2 className={classes.panelTitle}>{t('forecast.outlook')}</h2>
      <p className={classes.said}>
        {t('forecast.outlook.range', { low: money(p10), middle: money(p50), high: money(p90) })}
      </p>
      <p className={classes.about}>
        {t('forecast.outlook.about', { count: data.open, dispersion: format.number(dispersion) })}{' '}
        {largest && (
          <>
            {t('forecast.outlook.largest')}{' '}
            <Link to="/d/$number" params={{ number: String(largest.number) }}>
              {largest.name}
            </Link>
            {`, ${money(largest.value)}.`}
          </>
        )}
      </p>
      <div className={classes.target}>
        <MoneyField
          id={`${id}-target`}
          label={t('forecast.target')}
          currency={currency}
          value={target ? { minor: target, currency } : undefined}
          onChange={(money) => onTarget(money?.minor)}
        />
        {target !== undefined && typeof chance === 'number' && (
          <p className={classes.said} role="status">
            {t('forecast.target.chance', { chance: format.percent(chance) })}
            {largest && typeof chance_without_largest === 'number' && (
              <span className={classes.about}>
                {' '}
                {t('forecast.target.without', { chance: format.percent(chance_without_largest) })}
              </span>
            )}
          </p>
        )}
      </div>
    </section>
  )
}
