import { useI18n } from '../i18n'
import { DateText } from '../ui/DateText'
import classes from './Forecast.module.css'
import type { Forecast } from './figures'
import { useNames } from './names'

/** The rates by which other currencies were converted, each with its day. */
export function RatesList({ rates, currency }: Pick<Forecast, 'rates' | 'currency'>) {
  const { t } = useI18n()
  const names = useNames()
  const others = rates.filter((rate) => rate.currency !== currency)
  if (others.length === 0) return null
  return (
    <section className={classes.panel}>
      <h2 className={classes.panelTitle}>{t('forecast.rates')}</h2>
      <ul className={classes.rates}>
        {others.map((rate) => (
          <li key={rate.currency}>
            {t('forecast.rate', { currency: rate.currency, value: names.rate(rate.value), base: currency })}
            <span className={classes.about}>
              <DateText date={rate.day} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
