import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'

import { useI18n } from '../i18n'
import { FigureButton, Sheet } from '../tables'
import { DateText } from '../ui/DateText'
import { Money } from '../ui/Money'
import classes from './Forecast.module.css'
import type { FunnelSheet, SheetDeal } from './figures'
import { useNames } from './names'

interface SheetTableProps {
  sheet: FunnelSheet
  onOpen: (open: string) => void
}

const rowHeight = 36

/** The deals that are in the sums, with the month in which their money falls due. */
export function SheetTable({ sheet, onOpen }: SheetTableProps) {
  const { t } = useI18n()
  const names = useNames()
  const box = useRef<HTMLElement>(null)
  const rows = sheet.rows.filter(({ finding }) => finding !== 'no_rate' && finding !== 'no_value')
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 0, height: 800 },
  })
  const inSight = virtual.getVirtualItems()
  const above = inSight[0]?.start ?? 0
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0)
  const { months, currency } = sheet
  return (
    <Sheet caption={t('forecast.sheet')} sticky={2} tall box={box}>
      <thead>
        <tr>
          <DealHeads currency={currency} />
          {months.map(({ cell }) => (
            <th key={cell} scope="col" data-figures>
              {`${names.shortMonth(cell)} ${cell.slice(0, 4)}`}
            </th>
          ))}
          <th scope="col">{t('forecast.sheet.finding')}</th>
        </tr>
      </thead>
      <tbody>
        {above > 0 && <tr style={{ height: above }} />}
        {inSight.map(({ index }) => {
          const row = rows[index]
          return row && <Row key={row.deal.id} row={row} sheet={sheet} />
        })}
        {below > 0 && <tr style={{ height: below }} />}
      </tbody>
      <Totals sheet={sheet} onOpen={onOpen} />
    </Sheet>
  )
}

/** What stands above the columns of a deal. */
export function DealHeads({ currency }: { currency: string }) {
  const { t } = useI18n()
  return (
    <>
      <th scope="col">{t('forecast.sheet.number')}</th>
      <th scope="col">{t('forecast.sheet.client')}</th>
      <th scope="col">{t('forecast.sheet.deal')}</th>
      <th scope="col" data-figures>
        {t('forecast.sheet.value')}
      </th>
      <th scope="col" data-figures>
        {t('forecast.sheet.rate', { currency })}
      </th>
      <th scope="col">{t('forecast.stage')}</th>
      <th scope="col" data-figures>
        {t('forecast.sheet.chance')}
      </th>
      <th scope="col" data-figures>
        {t('forecast.sheet.weighted', { currency })}
      </th>
      <th scope="col" data-figures>
        {t('forecast.sheet.close')}
      </th>
      <th scope="col" data-figures>
        {t('forecast.sheet.credit')}
      </th>
      <th scope="col" data-figures>
        {t('forecast.sheet.due')}
      </th>
    </>
  )
}

/** A deal's own columns. */
export function DealCells({ row, currency }: { row: SheetDeal; currency: string }) {
  const { t, format } = useI18n()
  const names = useNames()
  const { deal, rate, stage, percent, weighted, close, credit_days, due, finding } = row
  const summed = finding !== 'no_rate' && finding !== 'no_value'
  return (
    <>
      <th scope="row">
        <Link to="/d/$number" params={{ number: String(deal.number) }}>{`D-${deal.number}`}</Link>
      </th>
      <td>{deal.company_name || '—'}</td>
      <td>{deal.name}</td>
      <td data-figures>
        {deal.value === null ? (
          '—'
        ) : (
          <Money amount={{ minor: deal.value, currency: deal.currency }} in="table" />
        )}
      </td>
      <td data-figures>{rate && deal.currency !== currency ? names.rate(rate) : ''}</td>
      <td>{deal.stage === 'end' ? t('forecast.end') : stage}</td>
      <td data-figures>{percent < 0 ? '—' : format.percent(percent / 100, 1)}</td>
      <td data-figures>{summed ? <Money amount={{ minor: weighted, currency }} in="table" /> : '—'}</td>
      <td data-figures>{close ? <DateText date={close} style="short" /> : '—'}</td>
      <td data-figures>{format.number(credit_days)}</td>
      <td data-figures>{due ? <DateText date={due} style="short" /> : '—'}</td>
    </>
  )
}

function Row({ row, sheet: { months, currency } }: { row: SheetDeal; sheet: FunnelSheet }) {
  const { t } = useI18n()
  return (
    <tr style={{ height: rowHeight }}>
      <DealCells row={row} currency={currency} />
      {months.map(({ cell }) => (
        <td key={cell} data-figures>
          {row.month === cell && <Money amount={{ minor: row.weighted, currency }} in="table" />}
        </td>
      ))}
      <td className={classes.finding}>{row.finding && t('forecast.beside', { beside: row.finding })}</td>
    </tr>
  )
}

/** Cash by month, and all of it. */
function Totals({ sheet: { months, total, currency }, onOpen }: SheetTableProps) {
  const { t } = useI18n()
  const names = useNames()
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('forecast.total')}</th>
        <td>{t('forecast.beside.count', { count: total.deals })}</td>
        <td />
        <td data-figures>
          <Money amount={{ minor: total.value, currency }} in="table" />
        </td>
        <td />
        <td />
        <td />
        <td data-figures>
          <Money amount={{ minor: total.weighted, currency }} in="table" />
        </td>
        <td />
        <td />
        <td />
        {months.map(({ cell, total: { weighted: minor, deals } }) => (
          <td key={cell} data-figures>
            {deals === 0 ? (
              '—'
            ) : (
              <FigureButton
                label={t('forecast.open', {
                  column: t('forecast.basis', { basis: 'weighted' }),
                  name: names.month(cell),
                })}
                onPress={() => onOpen(cell)}
              >
                <Money amount={{ minor, currency }} in="table" />
              </FigureButton>
            )}
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  )
}
