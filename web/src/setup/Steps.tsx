import { useI18n } from '../i18n'
import classes from './Steps.module.css'

const all = [1, 2, 3, 4]

/** How far the set-up has come. */
export function Steps({ now }: { now: number }) {
  const { t } = useI18n()
  return (
    <>
      <div className={classes.steps} aria-hidden="true">
        {all.map((step) => (
          <span key={step} className={classes.step} data-done={step <= now || undefined} />
        ))}
      </div>
      <p className={classes.words}>{t('setup.step', { now, all: all.length })}</p>
    </>
  )
}
