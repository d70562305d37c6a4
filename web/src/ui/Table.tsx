import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { useI18n } from '../i18n'
import classes from './Table.module.css'

export interface Column<Row> {
  id: string
  title: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the right, so that digits stand under digits. */
  figures?: boolean
  sortable?: boolean
}

export interface Sort {
  column: string
  descending: boolean
}

interface TableProps<Row> {
  /** What the table holds, for screen readers. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowId: (row: Row) => string
  /** Pixels; the same for every row. */
  rowHeight?: number
  sort?: Sort
  onSort?: (sort: Sort) => void
}

/** A table that scrolls in its own box and draws only the rows in sight. */
export function Table<Row>({ caption, columns, rows, rowId, rowHeight = 44, sort, onSort }: TableProps<Row>) {
  const box = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 0, height: 800 },
  })
  const inSight = virtual.getVirtualItems()
  const above = inSight[0]?.start ?? 0
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)
  return (
    <section
      ref={box}
      className={classes.box}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {inSight.map(({ index }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <tr key={rowId(row)} aria-rowindex={index + 2} style={{ height: rowHeight }}>
                {columns.map(({ id, cell, figures }) => (
                  <td key={id} data-figures={figures || undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  )
}

interface HeadProps<Row> {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}

function Head<Row>({ column: { id, title, figures, sortable }, sort, onSort }: HeadProps<Row>) {
  const { t } = useI18n()
  const own = sort?.column === id ? sort : undefined
  const direction = own && (own.descending ? 'descending' : 'ascending')
  const Arrow = own?.descending ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" data-figures={figures || undefined} aria-sort={direction}>
      {sortable && onSort ? (
        <button
          type="button"
          className={classes.sort}
          title={t('ui.sort', { column: title })}
          onClick={() => onSort({ column: id, descending: own ? !own.descending : false })}
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
