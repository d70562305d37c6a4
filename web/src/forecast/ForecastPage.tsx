import { IconChartBar, IconTable } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { base } from '../api/client'
import { useToday } from '../gate'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { Broken, Downloads, Onward, Segments } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { Loading, NothingYet, Skeleton } from '../ui/PageState'
import { Panel } from '../ui/Panel'
import { useShortcut } from '../ui/Shortcuts'
import { AsOf } from './AsOf'
import { BesideList } from './BesideList'
import { Changed } from './Changed'
import { Controls } from './Controls'
import { FiguresPanel } from './FiguresPanel'
import classes from './Forecast.module.css'
import { ForecastTabs } from './ForecastTabs'
import { type Forecast, type Opening, openingOf, questionOf, sumOf } from './figures'
import { MonthBars } from './MonthBars'
import { MonthTable } from './MonthTable'
import { useNames } from './names'
import { Outlook } from './Outlook'
import { periodOf } from './period'
import { RatesList } from './RatesList'
import { Sentence } from './Sentence'
import { type Basis, bases, type ForecastSearch, type Lens } from './search'
import { Totals } from './Totals'
import { useForecast } from './useForecast'

/** What will probably be booked, or be in the bank, month by month. */
export function ForecastPage() {
  const { t } = useI18n()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/forecast' })
  const today = useToday()
  const { workspace } = useSession()
  const { basis = 'weighted', lens = 'booked', view } = search
  const question = questionOf(search, periodOf(search.period, today, workspace.fiscal_month))
  const { data, error, refetch, isFetching, dataUpdatedAt } = useForecast(question)

  const go = (patch: Partial<{ [Key in keyof ForecastSearch]: ForecastSearch[Key] | undefined }>) =>
    void navigate({ to: '/forecast', search: (now) => ({ ...now, ...patch }) })
  const setBasis = (next: Basis) => go({ basis: next === 'weighted' ? undefined : next })
  const setLens = (next: Lens) => go({ lens: next === 'cash' ? next : undefined })
  const setView = () => go({ view: view ? undefined : 'table' })
  useShortcut('t', setView)
  useShortcut('b', () => setBasis(bases[(bases.indexOf(basis) + 1) % bases.length] ?? 'weighted'))
  useShortcut('1', () => setLens('booked'))
  useShortcut('2', () => setLens('cash'))

  return (
    <Page title={t('forecast.title')} actions={<Files question={question} />}>
      <ForecastTabs {...search} />
      <div className={classes.controls}>
        <Controls
          pipeline={search.pipeline}
          period={search.period}
          onPipeline={(pipeline) => go({ pipeline, open: undefined })}
          onPeriod={(period) => go({ period, open: undefined })}
        />
        <Segments
          legend={t('forecast.lens')}
          value={lens}
          choices={[
            { key: 'booked', label: t('forecast.lens.booked') },
            { key: 'cash', label: t('forecast.lens.cash') },
          ]}
          onChange={setLens}
        />
        <Segments
          legend={t('forecast.readBy')}
          value={basis}
          choices={bases.map((key) => ({ key, label: t('forecast.basis', { basis: key }) }))}
          onChange={setBasis}
        />
      </div>
      {error ? (
        <Broken title={t('forecast.failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading text={t('forecast.loading')}>
          <Skeleton height="6rem" />
          <Skeleton height="22rem" />
        </Loading>
      ) : isEmpty(data) ? (
        <Nothing />
      ) : (
        <Panel>
          <div className={classes.content} data-busy={isFetching || undefined}>
            <AsOf
              date={data.as_of}
              read={dataUpdatedAt}
              busy={isFetching}
              onRecompute={() => void refetch()}
            />
            <Sentence forecast={data} basis={basis} lens={lens} />
            {basis !== 'share' && (
              <Outlook
                question={question}
                target={search.target}
                onTarget={(target) =>
                  void navigate({ to: '/forecast', search: (now) => ({ ...now, target }), replace: true })
                }
              />
            )}
            <Totals forecast={data} basis={basis} onOpen={(open) => go({ open })} />
            <Months
              forecast={data}
              basis={basis}
              lens={lens}
              table={view === 'table'}
              onView={setView}
              onOpen={(open) => go({ open })}
            />
            <Changed question={question} table={view === 'table'} />
            <div className={classes.two}>
              <BesideList forecast={data} basis={basis} onOpen={(open) => go({ open })} />
              <RatesList rates={data.rates} currency={data.currency} />
            </div>
          </div>
          <Opened
            forecast={data}
            opening={openingOf(data, search.open, basis)}
            onClose={() => go({ open: undefined })}
            onRecompute={() => void refetch()}
          />
        </Panel>
      )}
    </Page>
  )
}

function Files({ question }: { question: ReturnType<typeof questionOf> }) {
  const { t } = useI18n()
  const asked = Object.entries(question).map(([key, value]) => [key, String(value)])
  const href = (format: string) =>
    `${base}/exports/forecast?${new URLSearchParams([...asked, ['format', format]])}`
  const files = ['csv', 'xlsx', 'json'].map((format) => ({
    format: format.toUpperCase(),
    href: href(format),
  }))
  return <Downloads label={t('forecast.export')} files={files} />
}

interface MonthsProps {
  forecast: Forecast
  basis: Basis
  lens: Lens
  table: boolean
  onView: () => void
  onOpen: (open: string) => void
}

/** The months as bars, or as a table. */
function Months({ forecast, basis, lens, table, onView, onOpen }: MonthsProps) {
  const { t, format } = useI18n()
  const names = useNames()
  const { workspace } = useSession()
  const { months, currency, as_of } = forecast
  const Icon = table ? IconChartBar : IconTable
  const about = t('forecast.bars.about', {
    period: names.span(months[0]?.cell ?? '', months.at(-1)?.cell ?? ''),
    currency,
    count: sumOf(months.map(({ total }) => total)).deals,
    date: format.date(as_of),
  })
  return (
    <div>
      <div className={classes.view}>
        <Button look="quiet" icon={<Icon size={18} stroke={1.5} />} aria-keyshortcuts="t" onClick={onView}>
          {table ? t('forecast.asBars') : t('forecast.asTable')}
        </Button>
      </div>
      {table ? (
        <MonthTable forecast={forecast} basis={basis} fiscalMonth={workspace.fiscal_month} onOpen={onOpen} />
      ) : (
        <MonthBars
          question={t('forecast.bars', { lens, basis })}
          about={about}
          months={months}
          basis={basis}
          currency={currency}
          onOpen={onOpen}
        />
      )}
    </div>
  )
}

interface OpenedProps {
  forecast: Forecast
  opening: Opening | undefined
  onClose: () => void
  onRecompute: () => void
}

function Opened({ forecast, opening, onClose, onRecompute }: OpenedProps) {
  const title = useOpeningTitle(forecast, opening)
  return (
    <FiguresPanel
      title={title}
      opening={opening}
      currency={forecast.currency}
      onClose={onClose}
      onRecompute={onRecompute}
    />
  )
}

function useOpeningTitle({ beside }: Forecast, opening: Opening | undefined): string {
  const names = useNames()
  const [first, last] = [opening?.cells[0], opening?.cells.at(-1)]
  if (!opening || !first || !last) return ''
  const apart = beside.some(({ cell }) => cell === first.cell)
  const where = apart ? names.beside(first.cell as never) : names.span(first.cell, last.cell)
  return [where, opening.part && names.part(opening.part)].filter(Boolean).join(' · ')
}

function isEmpty({ months, beside }: Forecast): boolean {
  return [...months, ...beside].every(({ total }) => total.deals === 0)
}

function Nothing() {
  const { t } = useI18n()
  return (
    <NothingYet title={t('forecast.nothing')} hint={t('forecast.nothing.hint')}>
      <Onward>
        <Link to="/board">{t('forecast.nothing.board')}</Link>
      </Onward>
      <Onward>
        <Link to="/import">{t('forecast.nothing.import')}</Link>
      </Onward>
    </NothingYet>
  )
}
