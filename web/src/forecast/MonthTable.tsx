import { useI18n } from '../i18n'
import { FigureButton, Sheet } from '../tables'
import { Money } from '../ui/Money'
import { columns, type Figure, type Forecast, type Part, parts, type Sums, sumOf } from './figures'
import { useNames } from './names'
import { yearName } from './period'
import type { Basis } from './search'

interface MonthTableProps {
  forecast: Forecast
  basis: Basis
  fiscalMonth: number
  onOpen: (open: string) => void
}

/** The same by figures: each month, each fiscal year, all of it. */
export function MonthTable({ forecast, basis, fiscalMonth, onOpen }: MonthTableProps) {
  const { t } = useI18n()
  const names = useNames()
  const { months, years, currency } = forecast
  const lastOf = new Map(years.map((year) => [year.last, year]))
  return (
    <Sheet caption={t('forecast.table')} sticky={1} tall>
      <thead>
        <tr>
          <th scope="col">{t('forecast.month')}</th>
          <th scope="col" data-figures>
            {t('forecast.deals')}
          </th>
          {columns.map((each) => (
            <th key={each} scope="col" data-figures>
              {names.amount(each)}
            </th>
          ))}
          {parts.map((part) => (
            <th key={part} scope="col" data-figures>
              {names.part(part)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((month) => {
          const year = lastOf.get(month.cell)
          return [
            <Row
              key={month.cell}
              name={names.month(month.cell)}
              open={month.cell}
              cells={[month]}
              basis={basis}
              currency={currency}
              onOpen={onOpen}
            />,
            year && years.length > 1 && (
              <Row
                key={year.start}
                name={t('forecast.period.year', {
                  year: yearName(Number(year.start.slice(0, 4)), fiscalMonth),
                  fiscal: fiscalMonth === 1 ? 'no' : 'yes',
                })}
                open={`${year.first}..${year.last}`}
                cells={months.filter(({ cell }) => cell >= year.first && cell <= year.last)}
                basis={basis}
                currency={currency}
                onOpen={onOpen}
                total
              />
            ),
          ]
        })}
      </tbody>
      <tfoot>
        <Row
          name={t('forecast.total')}
          open="all"
          cells={months}
          basis={basis}
          currency={currency}
          onOpen={onOpen}
        />
      </tfoot>
    </Sheet>
  )
}

interface RowProps {
  name: string
  open: string
  cells: readonly Figure[]
  basis: Basis
  currency: string
  onOpen: (open: string) => void
  total?: boolean
}

function Row({ name, open, cells, basis, currency, onOpen, total = false }: RowProps) {
  const { t, format } = useI18n()
  const names = useNames()
  const sums = sumOf(cells.map((cell) => cell.total))
  const sumsOf = (part: Part): Sums => sumOf(cells.map((cell) => cell[part]))
  const amount = (column: string, minor: number, deals: number, target: string) => (
    <td key={column} data-figures>
      {deals === 0 ? (
        '—'
      ) : (
        <FigureButton label={t('forecast.open', { column, name })} onPress={() => onOpen(target)}>
          <Money amount={{ minor, currency }} in="table" />
        </FigureButton>
      )}
    </td>
  )
  return (
    <tr data-sum={total || undefined}>
      <th scope="row">{name}</th>
      <td data-figures>{format.number(sums.deals)}</td>
      {columns.map((each) => amount(names.amount(each), sums[each], sums.deals, `${open}.${each}`))}
      {parts.map((part) =>
        amount(names.part(part), sumsOf(part)[basis], sumsOf(part).deals, `${open}.${part}`),
      )}
    </tr>
  )
}
