import { useI18n } from '../i18n'
import classes from './Imports.module.css'
import { progressOf } from './steps'
import type { Import } from './useImport'

/** How far the server has come. */
export function Progress({ one }: { one: Import }) {
  const { t, format } = useI18n()
  const { state, counts } = one
  const share = progressOf(one)
  const text = t('imports.progress', {
    state,
    done: format.number(state === 'undoing' ? counts.undone + counts.kept : counts.done),
    rows: format.number(state === 'undoing' ? counts.created + counts.updated : counts.rows),
  })
  return (
    <div className={classes.progress}>
      <p>{text}</p>
      <progress value={share} max={1} aria-label={text} />
      <p className={classes.about}>
        {format.percent(share)}
        {state !== 'undoing' &&
          ` · ${t('imports.sofar', { created: counts.created, updated: counts.updated, bad: counts.bad })}`}
      </p>
    </div>
  )
}
