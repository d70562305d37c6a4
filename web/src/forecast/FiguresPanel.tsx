import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { usePipelines } from '../session'
import { Broken, SidePanel } from '../tables'
import { Button } from '../ui/Button'
import { Money } from '../ui/Money'
import { Loading, Skeleton } from '../ui/PageState'
import { type Column, Table } from '../ui/Table'
import classes from './FiguresPanel.module.css'
import { type AmountColumn, type ForecastRow, type Opening, partOf, sumOf } from './figures'
import { useNames } from './names'
import { useRows } from './useForecast'

interface FiguresPanelProps {
  title: string
  opening: Opening | undefined
  /** The deals, where the page has them already. */
  given?: ForecastRow[]
  currency: string
  onClose: () => void
  /** Works the page out anew, where deals have changed since. */
  onRecompute: () => void
}

/** The deals behind a figure, with their sum set against it. */
export function FiguresPanel({ title, opening, given, currency, onClose, onRecompute }: FiguresPanelProps) {
  const { t } = useI18n()
  const hrefs = (opening?.cells ?? []).filter(({ total }) => total.deals > 0).map(({ rows }) => rows)
  const { data, error, refetch, isPending } = useRows(hrefs)
  const rows = given ?? (data ?? []).filter((row) => !opening?.part || partOf(row) === opening.part)
  const known = given !== undefined || data !== undefined || hrefs.length === 0
  return (
    <SidePanel
      open={opening !== undefined}
      onClose={onClose}
      title={title}
      foot={
        opening &&
        known && (
          <TieOut
            count={rows.length}
            sum={sumOf(rows.map(({ amounts }) => amounts))[opening.column]}
            shown={opening.shown[opening.column]}
            currency={currency}
            onRecompute={onRecompute}
          />
        )
      }
    >
      {error ? (
        <Broken title={t('forecast.rows.failed')} error={error} onRetry={() => void refetch()} />
      ) : !known && isPending ? (
        <Loading>
          <Skeleton height="3.5rem" />
          <Skeleton height="3.5rem" />
          <Skeleton height="3.5rem" />
        </Loading>
      ) : rows.length === 0 ? (
        <p>{t('forecast.rows.none')}</p>
      ) : (
        <Rows rows={rows} column={opening?.column ?? 'value'} currency={currency} title={title} />
      )}
    </SidePanel>
  )
}

interface RowsProps {
  rows: ForecastRow[]
  column: AmountColumn
  currency: string
  title: string
}

function Rows({ rows, column, currency, title }: RowsProps) {
  const { t, format } = useI18n()
  const { pipelines } = usePipelines()
  const names = useNames()
  const stageOf = ({ deal }: ForecastRow) =>
    pipelines.find(({ id }) => id === deal.pipeline_id)?.stages.find(({ key }) => key === deal.stage)?.name
  const columns: Column<ForecastRow>[] = [
    {
      id: 'deal',
      title: t('forecast.rows.deal'),
      cell: (row) => {
        const { deal } = row
        const close = deal.expected_close && format.date(deal.expected_close)
        return (
          <span className={classes.deal}>
            <Link to="/d/$number" params={{ number: String(deal.number) }}>
              {deal.name}
            </Link>
            <span className={classes.about}>
              {[deal.company_name, stageOf(row), close].filter(Boolean).join(' · ')}
            </span>
          </span>
        )
      },
    },
    {
      id: 'amount',
      title: names.amount(column),
      figures: true,
      cell: ({ deal, amounts }) => (
        <span className={classes.amount}>
          <Money amount={{ minor: amounts[column], currency }} />
          {deal.value !== null && (deal.value !== amounts[column] || deal.currency !== currency) && (
            <span className={classes.about}>
              {t('forecast.rows.of', { value: format.money({ minor: deal.value, currency: deal.currency }) })}
            </span>
          )}
        </span>
      ),
    },
  ]
  const largestFirst = rows.toSorted((a, b) => b.amounts[column] - a.amounts[column])
  return (
    <div className={classes.rows}>
      <Table
        caption={title}
        columns={columns}
        rows={largestFirst}
        rowId={({ deal }) => deal.id}
        rowHeight={56}
      />
    </div>
  )
}

interface TieOutProps {
  count: number
  sum: number
  shown: number
  currency: string
  onRecompute: () => void
}

/** Whether the deals add up to the figure on the page, to the cent. */
function TieOut({ count, sum, shown, currency, onRecompute }: TieOutProps) {
  const { t, format } = useI18n()
  const text = format.money({ minor: sum, currency })
  if (sum === shown) {
    return (
      <p className={classes.ties}>
        <IconCheck size={18} stroke={2} aria-hidden="true" />
        {t('forecast.ties', { count, sum: text })}
      </p>
    )
  }
  return (
    <div className={classes.differs} role="status">
      <IconAlertTriangle size={18} stroke={1.5} aria-hidden="true" />
      <span>
        {t('forecast.differs', { count, sum: text, shown: format.money({ minor: shown, currency }) })}
      </span>
      <Button onClick={onRecompute}>{t('forecast.recompute')}</Button>
    </div>
  )
}
