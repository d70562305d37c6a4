import { useI18n } from '../i18n'
import { FigureButton } from '../tables'
import { Money } from '../ui/Money'
import classes from './Forecast.module.css'
import { type AmountColumn, type Forecast, sumOf } from './figures'
import { useNames } from './names'
import { type Basis, bases } from './search'

interface TotalsProps {
  forecast: Forecast
  basis: Basis
  onOpen: (open: string) => void
}

/** The same deals by three measures, side by side and never mixed, and in full. */
export function Totals({ forecast: { months, currency }, basis, onOpen }: TotalsProps) {
  const { t } = useI18n()
  const names = useNames()
  const sums = sumOf(months.map(({ total }) => total))
  const won = sumOf(months.map((month) => month.won))
  const figure = (open: string, name: string, minor: number) => (
    <FigureButton
      label={t('forecast.open', {
        column: name,
        name: t('forecast.total'),
      })}
      onPress={() => onOpen(open)}
    >
      <Money amount={{ minor, currency }} in="table" />
    </FigureButton>
  )
  const about: Record<AmountColumn, string> = {
    claimed: t('forecast.basis.about', { basis: 'claimed' }),
    weighted: t('forecast.basis.about', { basis: 'weighted' }),
    share: t('forecast.basis.about', { basis: 'share' }),
    value: t('forecast.full.about'),
  }
  return (
    <dl className={classes.totals}>
      {bases.map((each) => (
        <div key={each} data-chosen={each === basis || undefined}>
          <dt>{names.basis(each)}</dt>
          <dd className={classes.figure}>{figure(`all.${each}`, names.basis(each), sums[each])}</dd>
          <dd className={classes.about}>{about[each]}</dd>
        </div>
      ))}
      <div>
        <dt>{t('forecast.full')}</dt>
        <dd className={classes.figure}>{figure('all.value', t('forecast.full'), sums.value)}</dd>
        <dd className={classes.about}>{about.value}</dd>
      </div>
      <div>
        <dt>{names.part('won')}</dt>
        <dd className={classes.figure}>{figure('all.won', names.part('won'), won[basis])}</dd>
        <dd className={classes.about}>{t('forecast.won.about', { count: won.deals })}</dd>
      </div>
    </dl>
  )
}
