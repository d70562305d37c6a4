import { useI18n } from '../i18n'
import { useDuration, useStay, type Work } from './useWork'
import classes from './Work.module.css'

/** Time, hours and cost of each stage that took any; those beyond what is granted stand out. */
export function Stages({ work }: { work: Work }) {
  const { t, format } = useI18n()
  const duration = useDuration()
  const stay = useStay()
  return (
    <section>
      <h3 className={classes.heading}>{t('work.stages')}</h3>
      <ul className={classes.rows}>
        {work.stages.map((stage) => (
          <li key={stage.stage} className={classes.row}>
            <span className={classes.what}>
              {stage.name}
              <span className={classes.about}>
                {[t('work.stayed', { time: stay(stage.stayed) }), !stage.sale && t('work.afterWin')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className={classes.sum}>
              <span>
                {stage.budget
                  ? t('work.ofBudget', { spent: duration(stage.spent), budget: duration(stage.budget) })
                  : duration(stage.spent)}
              </span>
              {stage.over && <span className={classes.over}>{t('work.over')}</span>}
              {stage.cost !== undefined && stage.cost > 0 && (
                <span className={classes.about}>
                  {format.money({ minor: stage.cost, currency: work.currency })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
