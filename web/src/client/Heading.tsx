import { useI18n } from '../i18n'
import classes from './ClientPage.module.css'
import type { Page } from './page'

interface HeadingProps {
  page: Page
  kind: string
  dates?: readonly (string | false | null | undefined)[]
}

/** What it is, for whom, from whom. */
export function Heading({ page, kind, dates = [] }: HeadingProps) {
  const { t } = useI18n()
  const { number, client, sender, name } = page
  const what = t('deal.document.kind', { kind })
  return (
    <>
      <p className={classes.about}>
        {client ? t('client.for', { what, client, number }) : t('client.version', { what, number })}
      </p>
      <h1>{name}</h1>
      <p className={classes.about}>{[t('client.from', { sender }), ...dates].filter(Boolean).join(' · ')}</p>
    </>
  )
}
