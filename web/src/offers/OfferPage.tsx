import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { ProblemError } from '../api/problem'
import { TextField } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import classes from './OfferPage.module.css'
import { type ClientOffer, plain } from './offer'

interface OfferPageProps {
  /** From the link; empty when there is none. */
  token: string
  menus: ReactNode
}

/** What a client's link leads to: the offer, its PDF, and the answer to it. */
export function OfferPage({ token, menus }: OfferPageProps) {
  const i18n = useI18n()
  const { t } = i18n
  const api = useApi()
  const [answered, setAnswered] = useState<ClientOffer>()
  const { data, error } = useQuery({
    queryKey: ['client-offer', token],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data } = await api.POST('/offer-links/open', { body: { token } })
      if (!data) throw new Error('the offer came without a body')
      return data
    },
  })
  const offer = answered ?? data
  return (
    <div className={classes.page}>
      <title>{`${offer?.name ?? t('offers.page.title')} · ${offer?.firm ?? 'Hummock'}`}</title>
      <header className={classes.head}>
        <span className={classes.firm}>{offer?.firm}</span>
        {menus}
      </header>
      <main className={classes.main}>
        {offer && <Shown offer={offer} token={token} onAnswered={setAnswered} />}
        {error && (
          <>
            <h1>{t('offers.page.title')}</h1>
            <p>{error instanceof ProblemError ? problemText(error.problem, i18n) : t('error.internal')}</p>
          </>
        )}
      </main>
    </div>
  )
}

interface ShownProps {
  offer: ClientOffer
  token: string
  onAnswered: (offer: ClientOffer) => void
}

function Shown({ offer, token, onAnswered }: ShownProps) {
  const { t, format } = useI18n()
  const { lines, totals, currency, discount } = offer
  const money = (minor = 0) => format.money({ minor, currency })
  const rows = lines.map((line, key) => ({ line, key, net: totals.lines[key]?.net }))
  return (
    <>
      <p className={classes.about}>{t('offers.page.for', { client: offer.client, number: offer.number })}</p>
      <h1>{offer.name}</h1>
      <p className={classes.about}>
        {[
          t('offers.page.from', { sender: offer.sender }),
          offer.sent_at && format.date(offer.sent_at.slice(0, 10)),
          offer.valid_until && t('offers.until', { date: format.date(offer.valid_until) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul className={classes.lines}>
        {rows.map(({ line, net, key }) => (
          <li key={key}>
            <span className={classes.text}>{line.text}</span>
            <span className={classes.sum}>{money(net)}</span>
            <span className={classes.about}>
              {[
                `${format.number(Number(plain(line.quantity, 3)))} × ${money(line.price)}`,
                line.discount > 0 &&
                  t('offers.given', { percent: format.percent(line.discount / 10_000, 2) }),
                line.tax > 0 && t('offers.taxOf', { percent: format.percent(line.tax / 10_000, 2) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <dl className={classes.sums}>
        {discount > 0 && <Sum label={t('offers.page.discount')} sum={format.percent(discount / 10_000, 2)} />}
        <Sum label={t('offers.page.net')} sum={money(totals.net)} />
        <Sum label={t('offers.page.tax')} sum={money(totals.tax)} />
        <Sum label={t('offers.page.total')} sum={money(totals.gross)} />
      </dl>
      {offer.terms && (
        <section>
          <h2>{t('offers.terms')}</h2>
          <p className={classes.terms}>{offer.terms}</p>
        </section>
      )}
      <Download offer={offer} token={token} />
      {offer.reply ? (
        <p className={classes.answer} role="status">
          {t('offers.page.answered', {
            state: offer.state,
            name: offer.reply.name,
            date: offer.reply.at ? format.instant(Date.parse(offer.reply.at)) : '',
          })}
          {offer.reply.note && <span className={classes.terms}>{offer.reply.note}</span>}
        </p>
      ) : (
        <Answer token={token} onAnswered={onAnswered} />
      )}
    </>
  )
}

function Sum({ label, sum }: { label: string; sum: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{sum}</dd>
    </div>
  )
}

/** The PDF is fetched with the token in the body, so that no address holds it. */
function Download({ offer, token }: { offer: ClientOffer; token: string }) {
  const i18n = useI18n()
  const api = useApi()
  const [error, setError] = useState<string>()

  async function handleSave() {
    setError(undefined)
    try {
      const { data } = await api.POST('/offer-links/file', { body: { token }, parseAs: 'blob' })
      const address = URL.createObjectURL(data as unknown as Blob)
      const anchor = document.createElement('a')
      anchor.href = address
      anchor.download = `${offer.name}.pdf`
      anchor.click()
      URL.revokeObjectURL(address)
    } catch (failure) {
      if (!(failure instanceof ProblemError)) throw failure
      setError(problemText(failure.problem, i18n))
    }
  }
  return (
    <div>
      <Button onClick={() => void handleSave()}>{i18n.t('offers.page.pdf')}</Button>
      {error && <p role="alert">{error}</p>}
    </div>
  )
}

function Answer({ token, onAnswered }: Pick<ShownProps, 'token' | 'onAnswered'>) {
  const i18n = useI18n()
  const { t } = i18n
  const id = useId()
  const api = useApi()
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [changing, setChanging] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function answer(state: 'accepted' | 'changes_asked') {
    setTried(true)
    if (!name.trim() || (state === 'changes_asked' && !note.trim())) return
    setBusy(true)
    setError(undefined)
    try {
      const body = {
        token,
        state,
        name: name.trim(),
        ...(state === 'changes_asked' && { note: note.trim() }),
      }
      const { data } = await api.POST('/offer-links/reply', { body })
      if (data) onAnswered(data)
    } catch (failure) {
      if (!(failure instanceof ProblemError)) throw failure
      setError(problemText(failure.problem, i18n))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className={classes.form} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('offers.page.yours')}</h2>
      <TextField
        id={`${id}-name`}
        label={t('offers.page.name')}
        hint={t('offers.page.kept')}
        maxLength={200}
        value={name}
        error={tried && !name.trim() ? t('offers.nameMissing') : undefined}
        onChange={setName}
      />
      {changing && (
        <TextField
          id={`${id}-note`}
          label={t('offers.page.note')}
          long
          maxLength={4000}
          value={note}
          error={tried && !note.trim() ? t('offers.noteMissing') : undefined}
          onChange={setNote}
        />
      )}
      {error && <p role="alert">{error}</p>}
      <div className={classes.actions}>
        {changing ? (
          <>
            <Button look="primary" busy={busy} onClick={() => void answer('changes_asked')}>
              {t('offers.page.sendChanges')}
            </Button>
            <Button look="quiet" onClick={() => setChanging(false)}>
              {t('ui.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button look="primary" busy={busy} onClick={() => void answer('accepted')}>
              {t('offers.page.accept')}
            </Button>
            <Button
              onClick={() => {
                setTried(false)
                setChanging(true)
              }}
            >
              {t('offers.page.changes')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
