import { useQuery } from '@tanstack/react-query'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Awaited, bodyOf, Downloads, Sheet } from '../tables'
import { Dialog } from '../ui/Dialog'
import classes from './Leads.module.css'

/** How soon leads were answered, and what became of them by that. */
export function LeadReport({ onClose }: { onClose: () => void }) {
  const { t, format } = useI18n()
  const api = useApi()
  const query = useQuery({
    queryKey: ['lead-report'],
    queryFn: () => bodyOf(api.GET('/reports/leads')),
  })
  const { data } = query
  const files = ['csv', 'xlsx'].map((kind) => ({
    format: kind.toUpperCase(),
    href: `/api/v1/exports/lead-report?format=${kind}`,
  }))
  return (
    <Dialog
      open
      wide
      title={t('leads.report')}
      onClose={onClose}
      actions={<Downloads label={t('leads.report.file')} files={files} />}
    >
      <Awaited query={query} title={t('leads.report.failed')} />
      {data && (
        <div className={classes.report}>
          <p className={classes.hint}>
            {t('leads.report.about', {
              from: format.date(data.from),
              to: format.date(data.to),
              arrived: data.arrived,
              answered: data.answered,
            })}
          </p>
          {data.median_minutes !== null && (
            <p>
              {t('leads.report.median', {
                median: data.median_minutes,
                ninth: data.ninth_minutes ?? data.median_minutes,
              })}
            </p>
          )}
          {data.disqualified > 0 && (
            <p>{t('leads.report.early', { early: data.first_day, disqualified: data.disqualified })}</p>
          )}
          {data.no_budget > 0 && <p>{t('leads.report.apart', { count: data.no_budget })}</p>}
          <Sheet caption={t('leads.report')} sticky={1}>
            <thead>
              <tr>
                <th scope="col">{t('leads.report.within')}</th>
                <th scope="col" data-figures>
                  {t('leads.report.leads')}
                </th>
                <th scope="col" data-figures>
                  {t('leads.report.rate')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.bands.map(({ band, leads, converted, decided }, i) => {
                const rate = data.rates[i]?.rate
                return (
                  <tr key={band}>
                    <th scope="row">
                      {t('leads.report.band', { band, goal: data.goal_minutes, limit: data.limit_minutes })}
                    </th>
                    <td data-figures>{format.number(leads)}</td>
                    <td data-figures>
                      {rate
                        ? t('calibration.trait.rate', {
                            value: format.percent(rate.value),
                            low: format.percent(rate.interval.low),
                            high: format.percent(rate.interval.high),
                            won: converted,
                            closed: decided,
                          })
                        : t('leads.report.undecided')}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </Sheet>
        </div>
      )}
    </Dialog>
  )
}
