import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { base } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Broken, bodyOf, Downloads, FigureButton, Sheet, SidePanel } from '../tables'
import { Money } from '../ui/Money'
import { Loading, Skeleton } from '../ui/PageState'
import { SelectField } from '../ui/SelectField'
import { useShortcut } from '../ui/Shortcuts'
import classes from './Changed.module.css'
import page from './Forecast.module.css'
import type { Question } from './figures'
import { useNames } from './names'
import { type Fall, fallsOf, missOf, type Waterfall } from './waterfall'

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

interface WaterfallProps {
  waterfall: Waterfall
  onOpen: (reason: string) => void
}

/** Ends have no deals to open: the figures of the page have them. */
const isEnd = ({ reason }: Fall) => reason === 'opening' || reason === 'closing'

function useReasons({ before, after }: Waterfall) {
  const { t, format } = useI18n()
  return (reason: string) =>
    reason === 'opening'
      ? format.date(before.day)
      : reason !== 'closing'
        ? t('forecast.fall.reason', { reason })
        : after
          ? format.date(after.day)
          : t('forecast.fall.now')
}

/** A bar for each reason, below one another, so that their names have room on a phone too. */
function Bars({ waterfall, onOpen }: WaterfallProps) {
  const { t, format } = useI18n()
  const nameOf = useReasons(waterfall)
  const hatch = useId()
  const [stop, setStop] = useState(0)
  const buttons = useRef<(HTMLButtonElement | null)[]>([])
  const falls = fallsOf(waterfall)
  const ends = falls.flatMap(({ before, after }) => [before, after])
  const [low, high] = [Math.min(0, ...ends), Math.max(1, ...ends)]
  const x = (minor: number) => (100 * (minor - low)) / (high - low)

  function handleKey(event: KeyboardEvent, at: number) {
    const last = falls.length - 1
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    buttons.current[Math.min(Math.max(to, 0), last)]?.focus()
  }
  return (
    <ol className={classes.bars}>
      {falls.map((fall, i) => {
        const signed = isEnd(fall) || fall.amount <= 0 ? '' : '+'
        const [from, to] = [x(Math.min(fall.before, fall.after)), x(Math.max(fall.before, fall.after))]
        return (
          <li key={fall.reason}>
            <button
              ref={(node) => {
                buttons.current[i] = node
              }}
              type="button"
              className={classes.bar}
              tabIndex={i === Math.min(stop, falls.length - 1) ? 0 : -1}
              aria-disabled={isEnd(fall) || undefined}
              onFocus={() => setStop(i)}
              onKeyDown={(event) => handleKey(event, i)}
              onClick={() => !isEnd(fall) && onOpen(fall.reason)}
            >
              <span>{nameOf(fall.reason)}</span>
              <span className={classes.amount}>
                {signed}
                {format.money({ minor: fall.amount, currency: waterfall.currency })}
                <small>{t('forecast.fall.count', { count: fall.deals })}</small>
              </span>
              <svg className={classes.plot} aria-hidden="true">
                <pattern
                  id={`${hatch}-${i}`}
                  width="6"
                  height="6"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect className={classes.mark} width="1.4" height="6" />
                </pattern>
                <line className={classes.zero} x1={`${x(0)}%`} x2={`${x(0)}%`} y1="0" y2="100%" />
                {i > 0 && (
                  <line
                    className={classes.link}
                    x1={`${x(falls[i - 1]?.after ?? 0)}%`}
                    x2={`${x(falls[i - 1]?.after ?? 0)}%`}
                    y1="0"
                    y2="8"
                  />
                )}
                <rect
                  className={classes.fall}
                  data-way={isEnd(fall) ? 'end' : fall.amount < 0 ? 'down' : 'up'}
                  x={`${from}%`}
                  width={`${Math.max(to - from, 0.3)}%`}
                  y="8"
                  height="16"
                />
                {!isEnd(fall) && fall.amount < 0 && (
                  <rect
                    fill={`url(#${hatch}-${i})`}
                    x={`${from}%`}
                    width={`${Math.max(to - from, 0.3)}%`}
                    y="8"
                    height="16"
                  />
                )}
                {i < falls.length - 1 && (
                  <line
                    className={classes.link}
                    x1={`${x(fall.after)}%`}
                    x2={`${x(fall.after)}%`}
                    y1="24"
                    y2="100%"
                  />
                )}
              </svg>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function Figures({ waterfall, onOpen }: WaterfallProps) {
  const { t } = useI18n()
  const nameOf = useReasons(waterfall)
  const { currency } = waterfall
  const money = (minor: number) => <Money amount={{ minor, currency }} />
  return (
    <Sheet caption={t('forecast.fall.table')} sticky={1}>
      <thead>
        <tr>
          <th scope="col">{t('forecast.fall.column')}</th>
          <th scope="col" data-figures>
            {t('forecast.deals')}
          </th>
          <th scope="col" data-figures>
            {t('forecast.fall.amount')}
          </th>
          <th scope="col" data-figures>
            {t('forecast.fall.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {fallsOf(waterfall).map((fall) => {
          const { reason, deals, amount, after } = fall
          const name = nameOf(reason)
          return (
            <tr key={reason}>
              <th scope="row">{name}</th>
              <td data-figures>{deals}</td>
              <td data-figures>
                {isEnd(fall) ? null : (
                  <FigureButton
                    label={t('forecast.open', { column: t('forecast.fall.amount'), name })}
                    onPress={() => onOpen(reason)}
                  >
                    {money(amount)}
                  </FigureButton>
                )}
              </td>
              <td data-figures>{money(after)}</td>
            </tr>
          )
        })}
      </tbody>
    </Sheet>
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
