import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import classes from './Companies.module.css'

type Report = components['schemas']['CostReport']
type Year = Report['items'][number]

const trends = { up: IconArrowUpRight, down: IconArrowDownRight, level: IconArrowRight }

/** What a client's deals left over, year by year, and where that is heading. */
export function ClientMargin({ margin }: { margin: Report }) {
  const { t, format } = useI18n()
  const money = (minor: number) => format.compactMoney({ minor, currency: margin.currency })
  const years = margin.items
  return (
    <section
      className={classes.margins}
      aria-label={t('relationship.margin')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <h3 className={classes.subheading}>{t('relationship.margin')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('relationship.margin.year')}</th>
            <th scope="col">{t('relationship.margin.won')}</th>
            <th scope="col">{t('relationship.margin.left')}</th>
          </tr>
        </thead>
        <tbody>
          {years.map((year, i) => (
            <tr key={year.key}>
              <th scope="row">{year.name}</th>
              <td>{money(year.value)}</td>
              <td>
                <Trend year={year} before={years[i - 1]} /> {money(year.margin)}
                {year.value > 0 && ` · ${format.percent(share(year), 0)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(margin.unpriced_minutes > 0 || margin.no_rate.length > 0) && (
        <p className={classes.about}>
          {[
            margin.unpriced_minutes > 0 && t('relationship.margin.unpriced'),
            margin.no_rate.length > 0 &&
              t('relationship.figure.noRate', { currencies: format.list(margin.no_rate) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </section>
  )
}

const share = ({ margin, value }: Year) => margin / value

/** Against the year before, in percent of what was won. */
function Trend({ year, before }: { year: Year; before: Year | undefined }) {
  const { t } = useI18n()
  if (!before || before.value === 0 || year.value === 0) return null
  const by = share(year) - share(before)
  const trend = by > 0.005 ? 'up' : by < -0.005 ? 'down' : 'level'
  const Icon = trends[trend]
  return <Icon size={16} stroke={1.75} role="img" aria-label={t('relationship.margin.trend', { trend })} />
}
