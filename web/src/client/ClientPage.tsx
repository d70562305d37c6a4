import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi } from '../session'
import classes from './ClientPage.module.css'
import { DocumentPart } from './DocumentPart'
import { FeedbackPart } from './FeedbackPart'
import { OfferPart } from './OfferPart'
import type { Page } from './page'

interface ClientPageProps {
  /** From the link; empty when there is none. */
  token: string
  menus: ReactNode
}

/** What a client's link leads to: an offer, a document or a question about the work, and the answer to it. */
export function ClientPage({ token, menus }: ClientPageProps) {
  const i18n = useI18n()
  const { t } = i18n
  const api = useApi()
  const [answered, setAnswered] = useState<Page>()
  const { data, error } = useQuery({
    queryKey: ['client-link', token],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data } = await api.POST('/client-links/open', { body: { token } })
      if (!data) throw new Error('the link came without a body')
      return data
    },
  })
  const page = answered ?? data
  const part = page && { page, token, onAnswered: setAnswered }
  return (
    <div className={classes.page}>
      <title>{`${page?.name ?? t('client.title')} · ${page?.firm ?? 'Hummock'}`}</title>
      <header className={classes.head}>
        <span className={classes.firm}>{page?.firm}</span>
        {menus}
      </header>
      <main className={classes.main}>
        {part && page.offer && <OfferPart {...part} offer={page.offer} />}
        {part && page.document && <DocumentPart {...part} document={page.document} />}
        {part && page.feedback && <FeedbackPart {...part} feedback={page.feedback} />}
        {error && (
          <>
            <h1>{t('client.title')}</h1>
            <p>{error instanceof ProblemError ? problemText(error.problem, i18n) : t('error.internal')}</p>
          </>
        )}
      </main>
    </div>
  )
}
