import { useClientLink } from '../client'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import shared from '../offers/offers.module.css'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import classes from './After.module.css'
import type { Feedback, Figure, Publication } from './useAfter'

/** Looks of the states that mean the same elsewhere. */
const looks: Record<string, string> = {
  answered: 'accepted',
  granted: 'accepted',
  asked: 'sent',
  open: 'open',
}

export function State({ state, text }: { state: string; text: string }) {
  return (
    <span className={shared.state} data-state={looks[state]}>
      {text}
    </span>
  )
}

/** Days on which something happened, in a line. */
export function useDay() {
  const { format } = useI18n()
  return (instant: string | null | undefined) => (instant ? format.instant(Date.parse(instant)) : '')
}

/** What one person was asked, how often, and what they said. */
export function Answer({ feedback, onAnswer }: { feedback: Feedback; onAnswer: (() => void) | undefined }) {
  const { t } = useI18n()
  const day = useDay()
  const { kind, contact_name, state, askings, score, words, client, answered_at } = feedback
  return (
    <li className={shared.request}>
      <span className={shared.states}>
        <strong className={shared.name}>{contact_name}</strong>
        <State state={state} text={t('after.state', { state })} />
        {score !== null && <span className={classes.score}>{t('after.score', { score })}</span>}
      </span>
      {words && <p className={shared.note}>{words}</p>}
      <span className={shared.about}>
        {t('after.kind', { kind })} · {t('after.askings', { count: askings.length })}
        {': '}
        {askings.map(({ at }) => day(at)).join(', ')}
      </span>
      {client && (
        <span className={shared.about}>
          {t('client.byLink', { name: client.name, date: day(answered_at), address: client.address })}
        </span>
      )}
      {onAnswer && (
        <span className={shared.row}>
          <Button aria-label={t('after.answerThis', { name: contact_name })} onClick={onAnswer}>
            {t('after.answer')}
          </Button>
          <FeedbackLink feedback={feedback} />
        </span>
      )}
    </li>
  )
}

/** By which the client says it themselves. */
function FeedbackLink({ feedback: { id, contact_name } }: { feedback: Feedback }) {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const link = useClientLink((headers) =>
    api.POST('/feedback/{id}/link', { params: { path: { id } }, headers }),
  )
  if (!can('link-feedback')) return null
  return (
    <>
      <Button
        look="quiet"
        busy={link.busy}
        aria-label={t('client.linkOf', { name: contact_name })}
        onClick={() => void link.make()}
      >
        {t('client.link')}
      </Button>
      {link.error && <ErrorLine text={link.error} />}
      {link.dialog}
    </>
  )
}

/** Something to show, and whether the client lets us. */
export function Shown({
  publication,
  onPermit,
  onEdit,
  onRemove,
}: {
  publication: Publication
  onPermit: (() => void) | undefined
  onEdit: (() => void) | undefined
  onRemove: (() => void) | undefined
}) {
  const { t } = useI18n()
  const { kind, text, person, permission } = publication
  return (
    <li className={shared.request}>
      <span className={shared.states}>
        <strong className={shared.name}>{t('after.what', { kind })}</strong>
        <State state={permission} text={t('after.permission', { state: permission || 'none' })} />
      </span>
      <p className={shared.note}>{text}</p>
      {person && <span className={shared.about}>{person}</span>}
      <Steps publication={publication} />
      {(onPermit || onEdit || onRemove) && (
        <span className={shared.row}>
          {onPermit && (
            <Button aria-label={t('after.permitThis', { what: text })} onClick={onPermit}>
              {t('after.permit')}
            </Button>
          )}
          {onEdit && (
            <Button look="quiet" aria-label={t('after.editThis', { what: text })} onClick={onEdit}>
              {t('after.edit')}
            </Button>
          )}
          {onRemove && (
            <Button look="quiet" aria-label={t('after.removeThis', { what: text })} onClick={onRemove}>
              {t('after.remove')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}

/** What became of a permission; it stays on record. */
export function Steps({ publication: { steps } }: { publication: Publication }) {
  const { t } = useI18n()
  const day = useDay()
  return (
    <ul className={classes.steps}>
      {steps.map(({ seq, state, contact_name, at, note }) => (
        <li key={seq}>
          {[t('after.step', { state }), contact_name, day(at), note].filter(Boolean).join(' · ')}
        </li>
      ))}
    </ul>
  )
}

/** What the work changed, as the client counts it. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const { t } = useI18n()
  return (
    <ul className={classes.figures}>
      {figures.map(({ name, before, after, unit, source }) => (
        <li key={name}>
          <span>{name}</span>{' '}
          <strong className={classes.figure}>
            {[before, after].filter(Boolean).join(' → ')} {unit}
          </strong>
          {source && <span className={shared.about}> {t('after.source', { source })}</span>}
        </li>
      ))}
    </ul>
  )
}
