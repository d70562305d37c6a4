import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { base } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Broken, bodyOf, Downloads, SidePanel } from '../tables'
import { Money } from '../ui/Money'
import { Loading, Skeleton } from '../ui/PageState'
import { SelectField } from '../ui/SelectField'
import { useShortcut } from '../ui/Shortcuts'
import classes from './Changed.module.css'
import { Bars, Figures } from './Falls'
import page from './Forecast.module.css'
import type { Question } from './figures'
import { useNames } from './names'
import { missOf } from './waterfall'

type Snapshot = components['schemas']['Snapshot']

interface ChangedProps {
  question: Question
  table: boolean
}

/** What changed in the open deals since a day, bar by bar, to the cent. */
export function Changed({ question, table }: ChangedProps) {
  const { t, format } = useI18n()
  const api = useApi()
  const names = useNames()
  const [span, setSpan] = useState<{ before?: string; after?: string }>({})
  const [open, setOpen] = useState<string>()
  const title = useRef<HTMLHeadingElement>(null)
  useShortcut('w', () => title.current?.focus())
  const measure = question.basis === 'claimed' ? ('claimed' as const) : ('weighted' as const)
  const { pipeline, from, months } = question
  const asked = { ...(pipeline && { pipeline }), from, months, measure, ...span }
  const snapshots = useQuery({
    queryKey: ['snapshots'],
    queryFn: async () => (await bodyOf(api.GET('/snapshots'))).items,
  })
  const list = snapshots.data ?? []
  const { data, error, refetch } = useQuery({
    queryKey: ['waterfall', asked],
    queryFn: () => bodyOf(api.GET('/waterfall', { params: { query: asked } })),
    placeholderData: keepPreviousData,
    enabled: list.length > 0,
  })
  const words = Object.entries(asked).map(([key, value]) => [key, String(value)])

  return (
    <section className={page.panel}>
      <h2 ref={title} tabIndex={-1} className={page.panelTitle} aria-keyshortcuts="w">
        {t('forecast.fall')}
      </h2>
      {snapshots.error || error ? (
        <Broken
          title={t('forecast.fall.failed')}
          error={snapshots.error ?? error}
          onRetry={() => void (snapshots.error ? snapshots.refetch() : refetch())}
        />
      ) : snapshots.data && list.length === 0 ? (
        <p className={page.about}>{t('forecast.fall.none')}</p>
      ) : !data ? (
        <Loading>
          <Skeleton height="12rem" />
        </Loading>
      ) : (
        <>
          <p className={page.about}>
            {t('forecast.fall.about', {
              basis: names.basis(measure),
              currency: data.currency,
              period: names.months(from, months),
            })}
          </p>
          <div className={classes.choices}>
            <Day
              label={t('forecast.fall.since')}
              value={data.before.id}
              list={list}
              onChange={(before) => setSpan((now) => ({ ...now, before }))}
            />
            <Day
              label={t('forecast.fall.until')}
              value={data.after?.id ?? ''}
              list={list.filter(({ taken_at }) => (taken_at ?? '') >= (data.before.taken_at ?? ''))}
              now
              onChange={(after) =>
                setSpan(({ before }) => ({ ...(before && { before }), ...(after && { after }) }))
              }
            />
            <Downloads
              label={t('forecast.fall.export')}
              files={[{ format: 'CSV', href: `${base}/waterfall.csv?${new URLSearchParams(words)}` }]}
            />
          </div>
          {table ? <Figures waterfall={data} onOpen={setOpen} /> : <Bars waterfall={data} onOpen={setOpen} />}
          <p className={page.about}>
            {t('forecast.fall.ties', {
              amount: format.money({ minor: missOf(data), currency: data.currency }),
            })}{' '}
            {data.won.deals > 0 &&
              t('forecast.fall.won', {
                count: data.won.deals,
                amount: format.money({ minor: data.won.amount, currency: data.currency }),
              })}
          </p>
          <Deals asked={asked} reason={open} currency={data.currency} onClose={() => setOpen(undefined)} />
        </>
      )}
    </section>
  )
}

interface DayProps {
  label: string
  value: string
  list: readonly Snapshot[]
  now?: boolean
  onChange: (id: string) => void
}

function Day({ label, value, list, now = false, onChange }: DayProps) {
  const { t, format } = useI18n()
  const name = ({ day, nightly, note, taken_at }: Snapshot) =>
    nightly || !taken_at
      ? format.date(day)
      : [format.instant(Date.parse(taken_at)), note].filter(Boolean).join(' · ')
  return (
    <SelectField
      label={label}
      value={value}
      options={[
        ...(now ? [{ value: '', label: t('forecast.fall.now') }] : []),
        ...list.map((each) => ({ value: each.id, label: name(each) })),
      ]}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

interface DealsProps {
  asked: { from: string; months: number; measure: 'claimed' | 'weighted' }
  reason: string | undefined
  currency: string
  onClose: () => void
}

/** The deals behind one bar. */
function Deals({ asked, reason, currency, onClose }: DealsProps) {
  const { t } = useI18n()
  const api = useApi()
  const { data, error, refetch } = useQuery({
    queryKey: ['waterfall rows', asked, reason],
    queryFn: async () => {
      const query = { ...asked, reason: reason ?? '' }
      return (await bodyOf(api.GET('/waterfall/rows', { params: { query } }))).items
    },
    enabled: reason !== undefined,
  })
  return (
    <SidePanel
      open={reason !== undefined}
      onClose={onClose}
      title={t('forecast.fall.reason', { reason: reason ?? '' })}
    >
      {error ? (
        <Broken title={t('forecast.rows.failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading>
          <Skeleton height="3.5rem" />
        </Loading>
      ) : (
        <ul className={classes.deals}>
          {data.map(({ number, deal, amount }) => (
            <li key={number}>
              {deal ? (
                <Link to="/d/$number" params={{ number: String(number) }}>
                  {deal.name}
                </Link>
              ) : (
                <span>{t('forecast.fall.gone', { number: String(number) })}</span>
              )}
              <Money amount={{ minor: amount, currency }} />
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  )
}
