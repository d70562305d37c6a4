import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { dateIn } from '../i18n/plain-date'
import { usePipelines, useSession } from '../session'
import { Sheet } from '../tables'
import { DateText } from '../ui/DateText'
import { Money } from '../ui/Money'
import classes from './Companies.module.css'
import { groupsOf } from './sums'
import type { Deal } from './useRecords'

/** The deals with a company, by how they ended, each group with its sums. */
export function CompanyDeals({ deals }: { deals: readonly Deal[] }) {
  const { t, format } = useI18n()
  if (deals.length === 0) return <p className={classes.about}>{t('companies.deals.none')}</p>
  return groupsOf(deals).map(({ outcome, deals, sums }) => (
    <section key={outcome} className={classes.group}>
      <h3 className={classes.groupTitle}>
        {t('companies.outcome', { outcome, count: deals.length })}
        {sums.length > 0 && ` · ${sums.map((sum) => format.money(sum)).join(' + ')}`}
      </h3>
      <Sheet caption={t('companies.outcome', { outcome, count: deals.length })} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('companies.deal')}</th>
            <th scope="col">{t('companies.stage')}</th>
            <th scope="col" data-figures>
              {t('companies.value')}
            </th>
            <th scope="col" data-figures>
              {outcome === 'open' ? t('companies.close') : t('companies.closed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {deals.map((deal) => (
            <Row key={deal.id} deal={deal} />
          ))}
        </tbody>
      </Sheet>
    </section>
  ))
}

function Row({ deal }: { deal: Deal }) {
  const { t } = useI18n()
  const { pipelines } = usePipelines()
  const { workspace } = useSession()
  const stage = pipelines
    .find(({ id }) => id === deal.pipeline_id)
    ?.stages.find(({ key }) => key === deal.stage)
  const day =
    deal.outcome === 'open'
      ? deal.expected_close
      : deal.closed_at && dateIn(workspace.time_zone, Date.parse(deal.closed_at))
  return (
    <tr>
      <th scope="row" className={classes.nameCell}>
        <Link to="/d/$number" params={{ number: String(deal.number) }}>
          {deal.name}
        </Link>
        {deal.outcome === 'won' && deal.kind === 'sale' && (
          <Link
            className={classes.report}
            to="/d/$number/report"
            params={{ number: String(deal.number) }}
            aria-label={t('companies.reportOf', { deal: deal.name })}
          >
            {t('companies.report')}
          </Link>
        )}
      </th>
      <td>{stage ? `${stage.number}. ${stage.name}` : '—'}</td>
      <td data-figures>
        {deal.value === null ? (
          '—'
        ) : (
          <Money amount={{ minor: deal.value, currency: deal.currency }} in="table" />
        )}
      </td>
      <td data-figures>{day ? <DateText date={day} /> : '—'}</td>
    </tr>
  )
}
