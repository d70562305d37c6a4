import { useI18n } from '../i18n'
import { useUsers } from '../session'
import { Sheet } from '../tables'
import classes from './Calibration.module.css'
import type { Calibration } from './useCalibration'

/** Win rates side by side; a number of its own only where the difference is real. */
export function SegmentsTable({ segments }: { segments: NonNullable<Calibration['segments']> }) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const { by, each, differ, p } = segments
  const named = (name: string) =>
    name === '' ? t('calibration.unnamed') : by === 'owner' ? nameOf(name) : name
  return (
    <section>
      <h2 className={classes.question}>{t('calibration.by.each', { by })}</h2>
      <p className={classes.about}>
        {t('calibration.differ', {
          differ: differ ? 'yes' : 'no',
          p: p < 0.001 ? `< ${format.percent(0.001, 1)}` : `= ${format.percent(p, 1)}`,
          mean: format.percent(segments.mean),
        })}
      </p>
      <Sheet caption={t('calibration.by.each', { by })} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('calibration.by.each', { by })}</th>
            <th scope="col" data-figures>
              {t('calibration.record')}
            </th>
            <th scope="col" data-figures>
              {t('calibration.chance')}
            </th>
            <th scope="col">{t('calibration.why')}</th>
          </tr>
        </thead>
        <tbody>
          {each.map(({ name, record, chance, why }) => (
            <tr key={name}>
              <th scope="row" data-wrap>
                {named(name)}
              </th>
              <td data-figures>{t('calibration.record.of', { ...record })}</td>
              <td data-figures>
                {t('calibration.real.between', {
                  value: format.percent(chance.value),
                  low: format.percent(chance.interval.low),
                  high: format.percent(chance.interval.high),
                })}
              </td>
              <td>{t('calibration.why.says', { why: why || 'own' })}</td>
            </tr>
          ))}
        </tbody>
      </Sheet>
    </section>
  )
}
