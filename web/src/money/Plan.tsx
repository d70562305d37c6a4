import { useI18n } from '../i18n'
import type { Billed } from './account'
import classes from './Money.module.css'
import { useMilestoneName, useShareText } from './words'

/** The steps in which a deal is paid, with how far the money of each is. */
export function Plan({ deal: { account, currency } }: { deal: Billed }) {
  const { t, format } = useI18n()
  const nameOf = useMilestoneName()
  const shareText = useShareText()
  if (account.plan.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('money.plan')}</h3>
      <ul className={classes.rows}>
        {account.plan.map((milestone) => (
          <li key={milestone.id} className={classes.row}>
            <span className={classes.what}>
              {nameOf(milestone)}
              <span className={classes.about}>
                {[
                  milestone.share && shareText(milestone.share),
                  milestone.due_on && t('money.due', { date: format.date(milestone.due_on) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className={classes.sum}>
              {milestone.planned ? format.money({ minor: milestone.planned, currency }) : ''}
              <State state={milestone.state ?? 'open'} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How far money is, in a word; colour only repeats it. */
export function State({ state }: { state: string }) {
  const { t } = useI18n()
  return (
    <span className={classes.state} data-state={state}>
      {t('money.state', { state })}
    </span>
  )
}
