import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AlikeList, type LookAlike, useMerge } from '../alike'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { useBilling } from '../money'
import { textIn, useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { LeadOut } from './LeadOut'
import classes from './Leads.module.css'
import { QualifyLead } from './QualifyLead'
import { type Lead, useCountdown, useTurn } from './useLeads'

interface LeadCardProps {
  lead: Lead
  /** Who may be the same. */
  alike: readonly LookAlike[]
  onChanged: () => void
}

/** A lead with its clock, whose it is, and what is to be done next. */
export function LeadCard({ lead, alike, onChanged }: LeadCardProps) {
  const { t } = useI18n()
  const { words, late } = useCountdown(lead)
  const turn = useTurn(lead)
  const title = lead.name || lead.company_name || lead.emails[0] || lead.phones[0] || `L-${lead.number}`
  const about = [lead.name && lead.company_name, ...lead.emails, ...lead.phones, lead.source, lead.campaign]
  return (
    <li className={classes.lead}>
      <div className={classes.head}>
        <h2 className={classes.name}>{`L-${lead.number} ${title}`}</h2>
        {words && <span className={late ? classes.late : classes.hint}>{words}</span>}
      </div>
      <p className={classes.hint}>{about.filter(Boolean).join(' · ') || t('leads.unreachable')}</p>
      {lead.note && <p>{lead.note}</p>}
      <Verdict lead={lead} />
      <p className={classes.hint}>{turn}</p>
      <Steps lead={lead} title={title} alike={alike} onChanged={onChanged} />
    </li>
  )
}

/** What the answers about the lead come to. */
function Verdict({ lead }: { lead: Lead }) {
  const { t, language } = useI18n()
  const { verdict, score, answers, asked } = lead.qualification
  if (verdict === '') return null
  const out = verdict === 'knocked_out' && answers.find(({ knock_out, points }) => knock_out || points === 0)
  return (
    <p className={classes.verdict} data-verdict={verdict}>
      <strong>{t('leads.verdict', { verdict })}</strong>{' '}
      {out
        ? `${textIn(out.question_text, language)} ${textIn(out.choice_text, language)}`
        : t('leads.verdict.score', { score: score / 100, answered: answers.length, asked })}
    </p>
  )
}

function Steps({ lead, title, alike, onChanged }: LeadCardProps & { title: string }) {
  const { t } = useI18n()
  const api = useApi()
  const navigate = useNavigate()
  const { can } = useSession()
  const { busy, error, send } = useBilling()
  const merge = useMerge(send)
  const [out, setOut] = useState<'disqualify' | 'recycle' | 'qualify'>()
  const path = { params: { path: { id: lead.id } } }
  const open = lead.status === 'new' || lead.status === 'working'
  if (!can('answer-lead')) return null

  async function done(act: Parameters<typeof send>[0]) {
    if (await send(act, lead.version)) onChanged()
  }
  /** The lead becomes a deal with whom it brings, or with somebody that we know. */
  async function convert(known?: LookAlike) {
    const body = known ? { [known.noun === 'contact' ? 'contact_id' : 'company_id']: known.id } : {}
    const made = await send(
      (headers) => api.POST('/leads/{id}/convert', { ...path, headers, body }),
      lead.version,
    )
    if (made?.data) {
      void navigate({ to: '/d/$number', params: { number: String(made.data.deal.number) } })
    }
  }
  const call = () =>
    done((headers) =>
      api.POST('/leads/{id}/answer', { ...path, headers, body: { kind: 'call', two_way: true } }),
    )
  const unite = (other: LookAlike) =>
    void merge(
      { noun: 'lead', survivor_id: other.id, merged_id: lead.id },
      { into: `L-${other.number} ${other.title}`, from: `L-${lead.number} ${title}` },
      onChanged,
    )
  const actionOn = (other: LookAlike) => {
    const name = [other.title, other.company_name].filter(Boolean).join(', ')
    if (other.noun !== 'lead') {
      return (
        open && (
          <Button busy={busy} aria-label={t('alike.use.this', { name })} onClick={() => void convert(other)}>
            {t('alike.use')}
          </Button>
        )
      )
    }
    const joins = other.status !== 'disqualified' && lead.status !== 'converted'
    return (
      joins && (
        <Button busy={busy} aria-label={t('alike.merge.this', { name })} onClick={() => unite(other)}>
          {t('alike.merge')}
        </Button>
      )
    )
  }
  const close = () => setOut(undefined)
  function decided() {
    close()
    onChanged()
  }
  const take = () => done((headers) => api.POST('/leads/{id}/take', { ...path, headers }))
  const reopen = () => done((headers) => api.POST('/leads/{id}/reopen', { ...path, headers }))
  return (
    <>
      <AlikeList looks={alike.slice(0, 3)} action={actionOn} />
      <div className={classes.actions}>
        {open && !lead.owner_id && (
          <Button busy={busy} aria-label={t('leads.take.this', { lead: title })} onClick={() => void take()}>
            {t('leads.take')}
          </Button>
        )}
        {open && (
          <>
            <Button
              busy={busy}
              aria-label={t('leads.call.this', { lead: title })}
              onClick={() => void call()}
            >
              {t('leads.call')}
            </Button>
            <Button aria-label={t('leads.qualify.this', { lead: title })} onClick={() => setOut('qualify')}>
              {t('leads.qualify')}
            </Button>
            <Button
              busy={busy}
              aria-label={t('leads.convert.this', { lead: title })}
              onClick={() => void convert()}
            >
              {t('leads.convert')}
            </Button>
            <Button
              look="quiet"
              aria-label={t('leads.recycle.this', { lead: title })}
              onClick={() => setOut('recycle')}
            >
              {t('leads.recycle')}
            </Button>
            <Button
              look="quiet"
              aria-label={t('leads.disqualify.this', { lead: title })}
              onClick={() => setOut('disqualify')}
            >
              {t('leads.disqualify')}
            </Button>
          </>
        )}
        {!open && lead.status !== 'converted' && (
          <Button
            busy={busy}
            aria-label={t('leads.reopen.this', { lead: title })}
            onClick={() => void reopen()}
          >
            {t('leads.reopen')}
          </Button>
        )}
        {lead.company_id && (
          <Link to="/companies/$id" params={{ id: lead.company_id }}>
            {t('leads.client')}
          </Link>
        )}
      </div>
      {error && <ErrorLine text={error} />}
      {out === 'qualify' && <QualifyLead {...{ lead, title }} onClose={close} onDone={decided} />}
      {(out === 'disqualify' || out === 'recycle') && (
        <LeadOut lead={lead} title={title} how={out} onClose={close} onDone={decided} />
      )}
    </>
  )
}
