import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { components } from '../api/schema'
import { DateField, type DayAndTime } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { Broken, bodyOf, Downloads, Onward, Segments, Sheet } from '../tables'
import { Button } from '../ui/Button'
import { Money } from '../ui/Money'
import { Page } from '../ui/Page'
import { NothingYet, Skeleton } from '../ui/PageState'
import { HourlyCostsDialog } from './HourlyCostsDialog'
import { useDuration } from './useWork'
import classes from './Work.module.css'

type Report = components['schemas']['CostReport']
type By = Exclude<Report['by'], 'year'>
const divisions: By[] = ['company', 'product', 'source', 'owner']

/** Which clients, products, sources and sellers bring more than they cost. */
export function CostsPage() {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { can } = useSession()
  const [by, setBy] = useState<By>('company')
  const [from, setFrom] = useState<DayAndTime>()
  const [to, setTo] = useState<DayAndTime>()
  const [setting, setSetting] = useState(false)
  const query = { by, ...(from && { from: from.date }), ...(to && { to: to.date }) }
  const { data, error, refetch } = useQuery({
    queryKey: ['costs', query],
    queryFn: () => bodyOf(api.GET('/reports/costs', { params: { query } })),
    placeholderData: (before) => before,
  })
  const files = ['csv', 'xlsx'].map((format) => ({
    format: format.toUpperCase(),
    href: `/api/v1/exports/costs?format=${format}`,
  }))
  return (
    <Page
      title={t('work.costs')}
      actions={
        <>
          <Downloads label={t('work.costs.file')} files={files} />
          <Button onClick={() => setSetting(true)}>{t('work.hourly')}</Button>
        </>
      }
    >
      <div className={classes.controls}>
        <Segments
          legend={t('work.costs.by')}
          value={by}
          choices={divisions.map((key) => ({ key, label: t('work.costs.division', { by: key }) }))}
          onChange={setBy}
        />
        <DateField id={`${id}-from`} label={t('work.costs.from')} value={from} onChange={setFrom} />
        <DateField id={`${id}-to`} label={t('work.costs.to')} value={to} onChange={setTo} />
      </div>
      {error && <Broken title={t('work.costs.failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="16rem" />}
      {data?.items.length === 0 && (
        <NothingYet title={t('work.costs.nothing')} hint={t('work.costs.nothing.hint')}>
          <Onward>
            <Link to="/deals">{t('nav.deals')}</Link>
          </Onward>
        </NothingYet>
      )}
      {data && data.items.length > 0 && <Lines report={data} />}
      {setting && (
        <HourlyCostsDialog
          mayChange={can('put-hourly-cost')}
          onClose={() => {
            setSetting(false)
            void refetch()
          }}
        />
      )}
    </Page>
  )
}

function Lines({ report }: { report: Report }) {
  const { t, format } = useI18n()
  const duration = useDuration()
  const { by, currency, items, total, unpriced_minutes, no_rate } = report
  const money = (minor: number) => <Money amount={{ minor, currency }} in="table" />
  const heads = ['deals', 'won', 'value', 'hours', 'sale', 'cost', 'margin'] as const
  const lines = [...items, { ...total, key: 'total', name: t('work.costs.total') }]
  return (
    <>
      <Sheet caption={t('work.costs')} sticky={1} tall>
        <thead>
          <tr>
            <th scope="col">{t('work.costs.division', { by })}</th>
            {heads.map((head) => (
              <th key={head} scope="col" data-figures>
                {t('work.costs.head', { head })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name || t('work.costs.none')}</th>
              <td data-figures>{format.number(line.deals)}</td>
              <td data-figures>{format.number(line.won)}</td>
              <td data-figures>{money(line.value)}</td>
              <td data-figures>{duration(line.minutes)}</td>
              <td data-figures>{money(line.cost_of_sale)}</td>
              <td data-figures>{money(line.cost)}</td>
              <td data-figures data-loss={line.margin < 0 || undefined} className={classes.marginCell}>
                {money(line.margin)}
              </td>
            </tr>
          ))}
        </tbody>
      </Sheet>
      <p className={classes.hint}>
        {[
          t('work.costs.hint'),
          unpriced_minutes > 0 && t('work.unpriced', { time: duration(unpriced_minutes) }),
          no_rate.length > 0 && t('work.costs.noRate', { currencies: format.list(no_rate) }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}
