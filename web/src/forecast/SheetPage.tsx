import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { base } from '../api/client'

import { useToday } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { Broken, bodyOf, Downloads, Onward } from '../tables'
import { Page } from '../ui/Page'
import { Loading, NothingYet, Skeleton } from '../ui/PageState'
import { Panel } from '../ui/Panel'
import { AsOf } from './AsOf'
import { BesideList } from './BesideList'
import { Controls } from './Controls'
import { FiguresPanel } from './FiguresPanel'
import classes from './Forecast.module.css'
import { ForecastTabs } from './ForecastTabs'
import { type ForecastRow, type FunnelSheet, type Opening, openingOf, questionOf } from './figures'
import { useNames } from './names'
import { periodOf } from './period'
import { RatesList } from './RatesList'
import { SheetTable } from './SheetTable'
import { StageTable, stageName } from './StageTable'
import type { SheetSearch } from './search'
import { UnsummedTable } from './UnsummedTable'

/** Process P2's table: one row a deal, with cash by month at the right. */
export function SheetPage() {
  const { t } = useI18n()
  const api = useApi()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/funnel-sheet' })
  const today = useToday()
  const { workspace } = useSession()
  const { pipeline, from, months } = questionOf(
    search,
    periodOf(search.period, today, workspace.fiscal_month),
  )
  const question = { ...(pipeline && { pipeline }), from, months }
  const { data, error, refetch, isFetching, dataUpdatedAt } = useQuery({
    queryKey: ['funnel sheet', question],
    queryFn: () => bodyOf(api.GET('/funnel-sheet', { params: { query: question } })),
    placeholderData: keepPreviousData,
  })
  const go = (patch: Partial<{ [Key in keyof SheetSearch]: SheetSearch[Key] | undefined }>) =>
    void navigate({ to: '/funnel-sheet', search: (now) => ({ ...now, ...patch }) })

  const asked = Object.entries(question).map(([key, value]) => [key, String(value)])
  const xlsx = `${base}/funnel-sheet.xlsx?${new URLSearchParams(asked)}`
  return (
    <Page
      title={t('forecast.sheet')}
      actions={<Downloads label={t('forecast.sheet.export')} files={[{ format: 'XLSX', href: xlsx }]} />}
    >
      <ForecastTabs {...search} />
      <div className={classes.controls}>
        <Controls
          pipeline={search.pipeline}
          period={search.period}
          onPipeline={(pipeline) => go({ pipeline, open: undefined })}
          onPeriod={(period) => go({ period, open: undefined })}
        />
      </div>
      {error ? (
        <Broken title={t('forecast.sheet.failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading text={t('forecast.loading')}>
          <Skeleton height="24rem" />
        </Loading>
      ) : data.rows.length === 0 ? (
        <NothingYet title={t('forecast.sheet.nothing')} hint={t('forecast.sheet.nothing.hint')}>
          <Onward>
            <Link to="/board">{t('forecast.nothing.board')}</Link>
          </Onward>
        </NothingYet>
      ) : (
        <Panel>
          <div className={classes.content} data-busy={isFetching || undefined}>
            <AsOf
              date={data.as_of}
              read={dataUpdatedAt}
              busy={isFetching}
              onRecompute={() => void refetch()}
            />
            <SheetTable sheet={data} onOpen={(open) => go({ open })} />
            <UnsummedTable sheet={data} />
            <div className={classes.two}>
              <StageTable sheet={data} onOpen={(open) => go({ open })} />
              <BesideList forecast={data} basis="weighted" onOpen={(open) => go({ open })} />
              <RatesList rates={data.rates} currency={data.currency} />
            </div>
          </div>
          <Opened
            sheet={data}
            open={search.open}
            onClose={() => go({ open: undefined })}
            onRecompute={() => void refetch()}
          />
        </Panel>
      )}
    </Page>
  )
}

interface OpenedProps {
  sheet: FunnelSheet
  open: string | undefined
  onClose: () => void
  onRecompute: () => void
}

/** The deals of a month or of a stage. */
function Opened({ sheet, open, onClose, onRecompute }: OpenedProps) {
  const names = useNames()
  const cell = openingOf(sheet, open, 'weighted')
  const stage = cell ? undefined : stageOpening(sheet, open)
  const [first, last] = [cell?.cells[0], cell?.cells.at(-1)]
  const apart = sheet.beside.some((each) => each.cell === first?.cell)
  const title = !first
    ? (stage?.title ?? '')
    : apart
      ? names.beside(first.cell as never)
      : names.span(first.cell, last?.cell ?? first.cell)
  return (
    <FiguresPanel
      title={title}
      opening={cell ?? stage?.opening}
      {...(stage && { given: stage.rows })}
      currency={sheet.currency}
      onClose={onClose}
      onRecompute={onRecompute}
    />
  )
}

/** The rows of the sheet that one of its stages adds up. */
function stageOpening(
  { rows, stages }: FunnelSheet,
  open: string | undefined,
): { title: string; opening: Opening; rows: ForecastRow[] } | undefined {
  const [, name, column] = /^(.+?)(?:\.(value|weighted))?$/.exec(open ?? '') ?? []
  const stage = stages.find((each) => stageName(each) === name)
  if (!stage) return undefined
  const own = rows.filter(
    ({ deal, finding }) =>
      deal.stage === stage.key &&
      deal.pipeline_id === stage.pipeline_id &&
      finding !== 'no_value' &&
      finding !== 'no_rate',
  )
  return {
    title: stage.name,
    opening: { cells: [], column: column === 'value' ? 'value' : 'weighted', shown: stage },
    rows: own.map(({ deal, value, weighted }) => ({
      deal,
      amounts: { deals: 1, value, weighted, claimed: 0, share: 0 },
    })),
  }
}
