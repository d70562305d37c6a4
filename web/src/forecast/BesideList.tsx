import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import classes from './Forecast.module.css'
import { type Beside, besides, type Forecast } from './figures'
import { useNames } from './names'
import type { Basis } from './search'

interface BesideListProps {
  forecast: Pick<Forecast, 'beside' | 'currency'>
  basis: Basis
  onOpen: (open: string) => void
}

/** Where somebody has something to put right. */
const findings: readonly Beside[] = ['overdue', 'no_date', 'no_value', 'no_rate']
/** Cells whose deals have no amount that could be added up. */
const unsummed: readonly Beside[] = ['no_value', 'no_rate']

/** The deals that stand in no month: why, and what to do about it. */
export function BesideList({ forecast: { beside, currency }, basis, onOpen }: BesideListProps) {
  const { t, format } = useI18n()
  const names = useNames()
  const listed = besides.flatMap((name) => {
    const cell = beside.find((each) => each.cell === name)
    return cell && cell.total.deals > 0 ? [{ name, total: cell.total }] : []
  })
  return (
    <section className={classes.panel}>
      <h2 className={classes.panelTitle}>{t('forecast.beside.title')}</h2>
      {listed.length === 0 ? (
        <p className={classes.about}>{t('forecast.beside.none')}</p>
      ) : (
        <ul className={classes.beside}>
          {listed.map(({ name, total }) => {
            const finding = findings.includes(name)
            const Icon = finding ? IconAlertTriangle : IconInfoCircle
            return (
              <li key={name} data-finding={name === 'overdue' || undefined}>
                <Icon size={20} stroke={1.5} aria-hidden="true" />
                <div>
                  <p>
                    <strong>{names.beside(name)}</strong>
                    {': '}
                    {t('forecast.beside.count', { count: total.deals })}
                    {!unsummed.includes(name) && ` · ${format.money({ minor: total[basis], currency })}`}
                  </p>
                  <p className={classes.about}>{t('forecast.beside.do', { beside: name })}</p>
                </div>
                <Button
                  look="quiet"
                  aria-label={t('forecast.beside.open', { name: names.beside(name) })}
                  onClick={() => onOpen(name)}
                >
                  {t('forecast.beside.show')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
