import { useI18n } from '../i18n'
import classes from './ClientPage.module.css'
import type { Page } from './page'

/** The answer that was given, by whom and when. */
export function Reply({ reply, state }: { reply: NonNullable<Page['reply']>; state: string }) {
  const { t, format } = useI18n()
  const date = reply.at ? format.instant(Date.parse(reply.at)) : ''
  return (
    <p className={classes.answer} role="status">
      {t('client.answered', { state, name: reply.name, date })}
      {reply.note && <span className={classes.terms}>{reply.note}</span>}
    </p>
  )
}
