import { useState } from 'react'
import { base } from '../api/client'
import { useClientLink } from '../client'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import { CompareDialog } from './CompareDialog'
import { LeaveDialog } from './LeaveDialog'
import { type Offer, type OfferVersion, withClient } from './offer'
import classes from './offers.module.css'
import { ReplyDialog } from './ReplyDialog'
import { type Offered, useSending } from './useOffers'

interface OfferCardProps {
  deal: Offered
  offer: Offer
  asked: boolean
  onEdit: () => void
  onChanged: () => void
}

/** One offer: its newest version, what the client has, and what can be done next. */
export function OfferCard({ deal, offer, asked, onEdit, onChanged }: OfferCardProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const { busy, save, error, problem } = useSending()
  const link = useClientLink((headers) =>
    api.POST('/offers/{id}/link', { params: { path: { id: offer.id } }, headers }),
  )
  const [open, setOpen] = useState<'reply' | 'compare' | 'leave'>()
  const newest = offer.versions.at(-1)
  const sent = withClient(offer)
  if (!newest || !sent) return null
  const { gross = 0 } = newest.totals
  const waits = sent.state === 'sent' || sent.state === 'seen'
  const close = () => setOpen(undefined)
  const done = () => {
    close()
    onChanged()
  }

  async function handleSend() {
    const saved = await save(deal.id, (headers) =>
      api.POST('/offers/{id}/sent', { params: { path: { id: offer.id }, header: {} }, headers }),
    )
    if (!saved) return
    onChanged()
    await link.make()
  }
  return (
    <article className={classes.offer}>
      <header className={classes.head}>
        <h3 className={classes.name}>{offer.name}</h3>
        {!offer.hidden && (
          <strong className={classes.sum}>{format.money({ minor: gross, currency: offer.currency })}</strong>
        )}
      </header>
      <ol className={classes.versions}>
        {offer.versions.toReversed().map((version) => (
          <Version key={version.number} version={version} />
        ))}
      </ol>
      {offer.hidden && <p className={classes.hint}>{t('offers.hidden')}</p>}
      {asked && newest.state === 'draft' && <p className={classes.hint}>{t('offers.leave.asked')}</p>}
      {error && <ErrorLine text={error} />}
      {link.error && <ErrorLine text={link.error} />}
      <div className={classes.row}>
        {can('send-offer') && newest.state === 'draft' && (
          <Button
            busy={busy}
            aria-label={t('offers.sendThis', { name: offer.name })}
            onClick={() => void handleSend()}
          >
            {t('offers.send')}
          </Button>
        )}
        {problem?.code === 'offer.discount' && !asked && (
          <Button onClick={() => setOpen('leave')}>{t('offers.leave')}</Button>
        )}
        {can('send-offer') && waits && (
          <>
            <Button look="quiet" busy={link.busy} onClick={() => void link.make()}>
              {t('client.link')}
            </Button>
            <Button look="quiet" onClick={() => setOpen('reply')}>
              {t('offers.reply')}
            </Button>
          </>
        )}
        {can('edit-offer') && (
          <Button
            look="quiet"
            aria-label={
              newest.state === 'draft'
                ? t('offers.editThis', { name: offer.name })
                : t('offers.nextThis', { name: offer.name })
            }
            onClick={onEdit}
          >
            {t(newest.state === 'draft' ? 'offers.edit' : 'offers.next')}
          </Button>
        )}
        {can('edit-offer') && (
          <a
            className={classes.show}
            href={`${base}/offers/${offer.id}/pdf`}
            target="_blank"
            rel="noreferrer"
            aria-label={t('offers.pdfOf', { name: offer.name })}
          >
            {t('offers.pdf')}
          </a>
        )}
        {offer.versions.length > 1 && (
          <Button look="quiet" onClick={() => setOpen('compare')}>
            {t('offers.compare')}
          </Button>
        )}
      </div>
      {link.dialog}
      {open === 'reply' && <ReplyDialog deal={deal} offer={offer} onClose={close} onDone={done} />}
      {open === 'compare' && <CompareDialog offer={offer} onClose={close} />}
      {open === 'leave' && <LeaveDialog offer={offer} onClose={close} onDone={done} />}
    </article>
  )
}

/** A version with what the client did with it: when it was seen, who answered, from where. */
function Version({ version }: { version: OfferVersion }) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const { number, state, sent_at, sent_by, seen_at, seen_times, reply, valid_until, totals } = version
  const day = (instant: string | null) => (instant ? format.instant(Date.parse(instant)) : '')
  return (
    <li className={classes.version}>
      <span className={classes.states}>
        <span className={classes.state} data-state={state}>
          {t('offers.state', { state })}
        </span>
        <span>{t('offers.version', { number })}</span>
        {totals.discount ? (
          <span className={classes.about}>
            {t('offers.given', { percent: format.percent(totals.discount / 10_000, 2) })}
          </span>
        ) : null}
        {valid_until && (
          <span className={classes.about}>
            {t('offers.until', { date: format.date(valid_until, 'short') })}
          </span>
        )}
      </span>
      {sent_at && (
        <span className={classes.about}>
          {t('offers.sentBy', { date: day(sent_at), name: nameOf(sent_by) })}
          {seen_at && ` · ${t('offers.seen', { date: day(seen_at), count: seen_times })}`}
        </span>
      )}
      {reply && (
        <span className={classes.about}>
          {reply.address
            ? t('client.byLink', { name: reply.name, date: day(reply.at), address: reply.address })
            : nameOf(reply.by)
              ? t('offers.repliedTo', { name: reply.name, date: day(reply.at), us: nameOf(reply.by) })
              : t('offers.replied', { name: reply.name, date: day(reply.at) })}
        </span>
      )}
      {reply?.note && <p className={classes.note}>{reply.note}</p>}
    </li>
  )
}
