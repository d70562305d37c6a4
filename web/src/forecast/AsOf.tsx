import { useI18n } from '../i18n'
import { useChanges } from '../tables'
import { Button } from '../ui/Button'
import classes from './Forecast.module.css'

interface AsOfProps {
  date: string
  /** When it was read, in UTC ms. */
  read: number
  busy: boolean
  onRecompute: () => void
}

/** As of when the figures are true, and what has changed since; they never change silently. */
export function AsOf({ date, read, busy, onRecompute }: AsOfProps) {
  const { t, format } = useI18n()
  const changed = useChanges('deal', read)
  return (
    <p className={classes.asOf} role="status">
      <span>{t('forecast.asOf', { date: format.date(date) })}</span>
      {changed > 0 && (
        <>
          <span>{t('forecast.changed', { count: changed })}</span>
          <Button look="quiet" busy={busy} onClick={onRecompute}>
            {t('forecast.recompute')}
          </Button>
        </>
      )}
    </p>
  )
}
