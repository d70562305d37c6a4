import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { SelectField } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { type Offer, type OfferLine, plain } from './offer'
import classes from './offers.module.css'

/** What changed from one version to another. */
export function CompareDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const { t, format } = useI18n()
  const api = useApi()
  const id = useId()
  const numbers = offer.versions.map(({ number }) => String(number))
  const [from, setFrom] = useState(numbers.at(-2) ?? '1')
  const [to, setTo] = useState(numbers.at(-1) ?? '1')
  const { data } = useQuery({
    queryKey: ['comparison', offer, from, to],
    queryFn: async () => {
      const query = { from: Number(from), to: Number(to) }
      return (await api.GET('/offers/{id}/comparison', { params: { path: { id: offer.id }, query } })).data
    },
  })
  const differences = (data?.lines ?? []).map((line, key) => ({ ...line, key }))
  const choices = numbers.map((key) => ({ key, label: t('offers.version', { number: Number(key) }) }))
  const money = (minor = 0) => format.money({ minor, currency: offer.currency })
  const lineText = (line: OfferLine | null) =>
    line &&
    [
      `${plain(line.quantity, 3)} × ${money(line.price)}`,
      line.discount ? `−${format.percent(line.discount / 10_000, 2)}` : '',
      line.tax ? t('offers.taxOf', { percent: format.percent(line.tax / 10_000, 2) }) : '',
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('offers.compare.title', { name: offer.name })}
      actions={
        <Button look="primary" onClick={onClose}>
          {t('offers.close')}
        </Button>
      }
    >
      <div className={classes.pair}>
        <SelectField
          id={`${id}-from`}
          label={t('offers.compare.from')}
          value={from}
          choices={choices}
          onChange={setFrom}
        />
        <SelectField
          id={`${id}-to`}
          label={t('offers.compare.to')}
          value={to}
          choices={choices}
          onChange={setTo}
        />
      </div>
      {data && (
        <>
          {data.lines.length === 0 && !data.terms && (
            <p className={classes.hint}>{t('offers.compare.same')}</p>
          )}
          <ul className={classes.differences}>
            {differences.map(({ kind, before, after, key }) => (
              <li key={key} className={classes.difference} data-kind={kind}>
                <span className={classes.state}>{t('offers.compare.kind', { kind })}</span>
                <strong>{(after ?? before)?.text}</strong>
                {before && (after ? <del>{lineText(before)}</del> : <span>{lineText(before)}</span>)}
                {after && <span>{lineText(after)}</span>}
              </li>
            ))}
          </ul>
          {data.terms && <p>{t('offers.compare.terms')}</p>}
          {!offer.hidden && (
            <p className={classes.total}>
              {t('offers.compare.difference', {
                net: `${(data.net ?? 0) > 0 ? '+' : ''}${money(data.net)}`,
                gross: `${(data.gross ?? 0) > 0 ? '+' : ''}${money(data.gross)}`,
              })}
            </p>
          )}
        </>
      )}
    </Dialog>
  )
}
