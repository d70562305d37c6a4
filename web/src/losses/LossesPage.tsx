import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { components } from '../api/schema'
import { useToday } from '../gate'
import { type PlainDate, useI18n } from '../i18n'
import { dateIn } from '../i18n/plain-date'
import { useApi, useSession } from '../session'
import { Broken, bodyOf, Downloads, Onward, Sheet } from '../tables'
import { DateText } from '../ui/DateText'
import { Page } from '../ui/Page'
import { Loading, NothingYet, Skeleton } from '../ui/PageState'
import { SelectField } from '../ui/SelectField'
import classes from './Losses.module.css'

type Losses = components['schemas']['Losses']
type Side = Losses['sides'][number]

const spans = [3, 12, 36] as const

/** What was lost, and why: by what clients said, and by what it really was. */
export function LossesPage() {
  const { t } = useI18n()
  const api = useApi()
  const today = useToday()
  const [months, setMonths] = useState(12)
  const from = monthsBefore(today, months)
  const { data, error, refetch } = useQuery({
    queryKey: ['losses', from],
    queryFn: () => bodyOf(api.GET('/losses', { params: { query: { from } } })),
    placeholderData: (before) => before,
  })
  const files = (what: string) =>
    ['csv', 'xlsx'].map((format) => ({
      format: format.toUpperCase(),
      href: `/api/v1/exports/${what}?format=${format}&since=${from}`,
    }))
  return (
    <Page
      title={t('losses.title')}
      actions={
        data && data.items.length > 0 && <Downloads label={t('losses.file')} files={files('losses')} />
      }
    >
      <div className={classes.period}>
        <SelectField
          id="losses-period"
          label={t('losses.period')}
          value={String(months)}
          options={spans.map((count) => ({ value: String(count), label: t('losses.months', { count }) }))}
          onChange={(event) => setMonths(Number(event.target.value))}
        />
      </div>
      {error ? (
        <Broken title={t('losses.failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading>
          <Skeleton height="12rem" />
          <Skeleton height="16rem" />
        </Loading>
      ) : data.items.length === 0 ? (
        <NothingYet title={t('losses.none')} hint={t('losses.none.hint')}>
          <Onward>
            <Link to="/deals">{t('nav.deals')}</Link>
          </Onward>
        </NothingYet>
      ) : (
        <div className={classes.page}>
          {data.sides
            .filter(({ total }) => total > 0)
            .map((side) => (
              <Counted key={side.kind} side={side} />
            ))}
          <Lost losses={data} />
          <div className={classes.files}>
            {t('losses.interviews')}
            <Downloads label={t('losses.interviews')} files={files('exit-interviews')} />
          </div>
        </div>
      )}
    </Page>
  )
}

/** The excuse beside the cause. */
function Counted({ side }: { side: Side }) {
  const { t } = useI18n()
  return (
    <section className={classes.side}>
      <h2 className={classes.heading}>{t('losses.side', { kind: side.kind, count: side.total })}</h2>
      <p className={classes.about}>{t('losses.found', { found: side.found, count: side.total })}</p>
      <div className={classes.both}>
        <Bars title={t('losses.causes')} of="causes" counts={side.causes} total={side.total} />
        <Bars title={t('losses.stated')} of="stated" counts={side.stated} total={side.total} />
      </div>
    </section>
  )
}

interface BarsProps {
  title: string
  of: 'stated' | 'causes'
  counts: Side['stated']
  total: number
}

function Bars({ title, of, counts, total }: BarsProps) {
  const { t, format } = useI18n()
  return (
    <div className={classes.bars} data-of={of}>
      <h3 className={classes.title}>{title}</h3>
      <ul>
        {counts.map(({ key, label, count }) => (
          <li key={key}>
            <span>{key ? label : t('losses.unknown', { of })}</span>
            <strong>{format.number(count)}</strong>
            <progress value={count} max={total} aria-hidden="true" data-unknown={key ? undefined : true} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Lost({ losses: { items, sides } }: { losses: Losses }) {
  const { t } = useI18n()
  const { workspace } = useSession()
  const labels = new Map(
    sides.flatMap(({ stated, causes }) => [...stated, ...causes]).map(({ key, label }) => [key, label]),
  )
  const named = (key: string, of: string) => (key ? labels.get(key) : t('losses.unknown', { of }))
  return (
    <Sheet caption={t('losses.list')} sticky={1} tall>
      <thead>
        <tr>
          <th scope="col">{t('losses.deal')}</th>
          <th scope="col">{t('losses.company')}</th>
          <th scope="col">{t('losses.causes')}</th>
          <th scope="col">{t('losses.stated')}</th>
          <th scope="col" data-figures>
            {t('losses.closed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ deal_id, number, name, company_name, cause, stated, closed_at }) => (
          <tr key={deal_id}>
            <th scope="row">
              <Link to="/d/$number" params={{ number: String(number) }}>
                {name}
              </Link>
            </th>
            <td>{company_name || '—'}</td>
            <td>{named(cause, 'causes')}</td>
            <td>{named(stated, 'stated')}</td>
            <td data-figures>
              {closed_at ? <DateText date={dateIn(workspace.time_zone, Date.parse(closed_at))} /> : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  )
}

function monthsBefore(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, 28))).toISOString().slice(0, 10)
}
