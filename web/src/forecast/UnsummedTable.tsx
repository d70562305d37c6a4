import { useI18n } from '../i18n'
import { Sheet } from '../tables'
import classes from './Forecast.module.css'
import type { FunnelSheet } from './figures'
import { DealCells, DealHeads } from './SheetTable'

/** Deals that are in no sum: without a value, or in a currency without a rate. */
export function UnsummedTable({ sheet: { rows, currency } }: { sheet: FunnelSheet }) {
  const { t } = useI18n()
  const apart = rows.filter(({ finding }) => finding === 'no_rate' || finding === 'no_value')
  if (apart.length === 0) return null
  return (
    <section>
      <h2 className={classes.panelTitle}>{t('forecast.unsummed')}</h2>
      <Sheet caption={t('forecast.unsummed')} sticky={2} tall>
        <thead>
          <tr>
            <DealHeads currency={currency} />
            <th scope="col">{t('forecast.sheet.finding')}</th>
          </tr>
        </thead>
        <tbody>
          {apart.map((row) => (
            <tr key={row.deal.id}>
              <DealCells row={row} currency={currency} />
              <td className={classes.finding}>{t('forecast.beside', { beside: row.finding })}</td>
            </tr>
          ))}
        </tbody>
      </Sheet>
    </section>
  )
}
