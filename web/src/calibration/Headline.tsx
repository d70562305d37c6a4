import { useI18n } from '../i18n'
import classes from './Calibration.module.css'
import type { Calibration } from './useCalibration'

/** What the numbers rest on, and how far to believe them. */
export function Headline({ calibration }: { calibration: Calibration }) {
  const { t, format } = useI18n()
  const { history, enough, needed, win_rate, open, disqualified, brier, drift } = calibration
  const rateOf = ({ won, closed }: { won: number; closed: number }) =>
    format.percent(won / Math.max(closed, 1))
  return (
    <div className={classes.headline}>
      <p className={classes.said}>
        {enough
          ? t('calibration.rests', {
              closed: history.closed,
              months: history.months,
              rate: format.percent(win_rate?.value ?? 0),
              low: format.percent(win_rate?.interval.low ?? 0),
              high: format.percent(win_rate?.interval.high ?? 0),
            })
          : t('calibration.few', {
              closed: history.closed,
              months: history.months,
              deals: needed.closed,
              least: needed.months,
            })}
      </p>
      <p className={classes.about}>
        {t('calibration.apart', { open, disqualified })}{' '}
        {brier &&
          t('calibration.brier', {
            assigned: format.number(round(brier.assigned)),
            base: format.number(round(brier.base)),
          })}
      </p>
      {drift && (
        <p className={classes.about}>
          {t('calibration.drift', {
            moved: drift.moved ? 'yes' : 'no',
            first: rateOf(drift.first),
            second: rateOf(drift.second),
          })}
        </p>
      )}
    </div>
  )
}

const round = (score: number) => Math.round(score * 1000) / 1000
