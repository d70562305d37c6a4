import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { base } from '../api/client'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { Checks } from '../ui/Choices'
import { Dialog } from '../ui/Dialog'
import { Money } from '../ui/Money'
import { Page } from '../ui/Page'
import { Loading, NothingMatches, NothingYet, Skeleton } from '../ui/PageState'
import { Broken } from './Broken'
import classes from './DealsPage.module.css'
import { Downloads } from './Downloads'
import {
  type ColumnKey,
  columnKeys,
  columnsIn,
  type Deal,
  type DealColumn,
  useDealColumns,
  usualColumns,
} from './dealColumns'
import { FilterField } from './FilterField'
import { termsOf, withoutTerm } from './filter'
import { Onward } from './Onward'
import { Sheet } from './Sheet'
import type { DealsSearch } from './search'
import { type DealList, useDeals } from './useDeals'

/** Every deal that one may see, open and closed: filtered, ordered, added up. */
export function DealsPage() {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { f = '', sort = '-created', cols } = useSearch({ from: '/frame/deals' })
  const [choosing, setChoosing] = useState(false)
  const { deals, head, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDeals(
    f,
    sort,
  )
  const chosen = columnsIn(cols)
  const columns = useDealColumns().filter(({ key }) => chosen.includes(key))
  const go = (
    patch: Partial<{ [Key in keyof DealsSearch]: DealsSearch[Key] | undefined }>,
    replace = false,
  ) => void navigate({ to: '/deals', search: (now) => ({ ...now, ...patch }), replace })
  const filterBy = (filter: string, how: 'typing' | 'choosing') =>
    go({ f: filter || undefined }, how === 'typing')
  const nothing = !isPending && !error && deals.length === 0
  const asked = (format: string) =>
    `${base}/exports/deals?${new URLSearchParams({ format, ...(f && { filter: f }) })}`
  return (
    <Page
      title={t('tables.deals')}
      actions={
        !(nothing && f === '') && (
          <>
            <Button
              look="quiet"
              icon={<IconColumns3 size={18} stroke={1.5} />}
              onClick={() => setChoosing(true)}
            >
              {t('tables.columns')}
            </Button>
            <Downloads
              label={t('tables.export')}
              files={['csv', 'xlsx', 'json'].map((format) => ({
                format: format.toUpperCase(),
                href: asked(format),
              }))}
            />
          </>
        )
      }
    >
      {!(nothing && f === '') && <FilterField filter={f} ignored={head?.ignored ?? []} onChange={filterBy} />}
      {error ? (
        <Broken title={t('tables.deals.failed')} error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Loading>
          <Skeleton height="24rem" />
        </Loading>
      ) : nothing && f ? (
        <NothingMatches
          title={t('tables.deals.noMatch')}
          filters={termsOf(f).map((term) => ({ id: term, name: term }))}
          onRemove={(term) => filterBy(withoutTerm(f, term), 'choosing')}
          onClear={() => filterBy('', 'choosing')}
        />
      ) : nothing ? (
        <NothingYet title={t('tables.deals.nothing')} hint={t('tables.deals.nothing.hint')}>
          <Onward>
            <Link to="/board">{t('tables.deals.board')}</Link>
          </Onward>
          <Onward>
            <Link to="/import">{t('tables.deals.import')}</Link>
          </Onward>
        </NothingYet>
      ) : (
        <>
          <DealTable
            columns={columns}
            deals={deals}
            head={head}
            sort={sort}
            onSort={(next) => go({ sort: next })}
          />
          {head && <Sums list={head} shown={deals.length} />}
          {hasNextPage && (
            <div className={classes.more}>
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('tables.more')}
              </Button>
            </div>
          )}
        </>
      )}
      <ColumnsDialog
        open={choosing}
        chosen={chosen}
        onClose={() => setChoosing(false)}
        onChoose={(keys) => go({ cols: isUsual(keys) ? undefined : keys.join(',') }, true)}
      />
    </Page>
  )
}

interface DealTableProps {
  columns: readonly DealColumn[]
  deals: readonly Deal[]
  head: Omit<DealList, 'items'> | undefined
  sort: string
  onSort: (sort: string) => void
}

function DealTable({ columns, deals, head, sort, onSort }: DealTableProps) {
  const { t } = useI18n()
  return (
    <Sheet caption={t('tables.deals')} sticky={1} tall>
      <thead>
        <tr>
          <Head title={t('tables.name')} by="name" sort={sort} onSort={onSort} />
          {columns.map(({ key, title, sort: by, figures }) => (
            <Head key={key} title={title} by={by} figures={figures} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {deals.map((deal) => (
          <tr key={deal.id}>
            <th scope="row" className={classes.name}>
              <Link to="/d/$number" params={{ number: String(deal.number) }}>
                {deal.name}
              </Link>
            </th>
            {columns.map(({ key, figures, cell }) => (
              <td key={key} data-figures={figures || undefined}>
                {cell(deal)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {head && (
        <tfoot>
          <tr>
            <th scope="row">{t('tables.total', { count: head.total.count })}</th>
            {columns.map(({ key, figures }) => (
              <td key={key} data-figures={figures || undefined}>
                {key === 'value' && (
                  <Money amount={{ minor: head.total.sum, currency: head.currency }} in="table" />
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </Sheet>
  )
}

interface HeadProps {
  title: string
  by: string | undefined
  figures?: boolean | undefined
  sort: string
  onSort: (sort: string) => void
}

function Head({ title, by, figures, sort, onSort }: HeadProps) {
  const { t } = useI18n()
  const own = by !== undefined && sort.replace(/^-/, '') === by
  const down = sort.startsWith('-')
  const Arrow = down ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      data-figures={figures || undefined}
      aria-sort={own ? (down ? 'descending' : 'ascending') : undefined}
    >
      {by ? (
        <button
          type="button"
          className={classes.sort}
          title={t('ui.sort', { column: title })}
          onClick={() => onSort(own && !down ? `-${by}` : by)}
        >
          {title}
          {own && <Arrow size={14} stroke={1.5} aria-hidden="true" />}
        </button>
      ) : (
        title
      )}
    </th>
  )
}

/** What all deals of the list come to, and what no sum holds. */
function Sums({ list: { total, currency, as_of }, shown }: { list: Omit<DealList, 'items'>; shown: number }) {
  const { t, format } = useI18n()
  const parts = [
    t('tables.shown', { shown, count: total.count }),
    t('tables.sum', {
      sum: format.money({ minor: total.sum, currency }),
      weighted: format.money({ minor: total.weighted, currency }),
      date: format.date(as_of),
    }),
    total.without_value > 0 && t('tables.withoutValue', { count: total.without_value }),
    ...total.apart.map(({ count, sum, currency }) =>
      t('tables.apart', { count, sum: format.money({ minor: sum, currency }) }),
    ),
  ]
  return <p className={classes.sums}>{parts.filter(Boolean).join(' · ')}</p>
}

interface ColumnsDialogProps {
  open: boolean
  chosen: readonly ColumnKey[]
  onClose: () => void
  onChoose: (keys: ColumnKey[]) => void
}

function ColumnsDialog({ open, chosen, onClose, onChoose }: ColumnsDialogProps) {
  const { t } = useI18n()
  const id = useId()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('tables.columns')}
      actions={
        <>
          <Button look="quiet" onClick={() => onChoose([...usualColumns])}>
            {t('tables.columns.usual')}
          </Button>
          <Button look="primary" onClick={onClose}>
            {t('tables.columns.done')}
          </Button>
        </>
      }
    >
      <Checks
        id={id}
        legend={t('tables.columns.which')}
        choices={columnKeys.map((key) => ({ id: key, label: t('tables.column', { column: key }) }))}
        chosen={chosen}
        onChoose={(keys) => onChoose(columnKeys.filter((key) => keys.includes(key)))}
      />
    </Dialog>
  )
}

function isUsual(keys: readonly ColumnKey[]): boolean {
  return keys.join() === usualColumns.join()
}
