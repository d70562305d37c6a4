import { IconAlertTriangle, IconHourglass, IconTransfer } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { components } from '../api/schema'
import { ErrorLine, type HandoverDraft, HandoverFields, handoverOf, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { type PipelineView, useApi, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'
import { useSaving } from './useSaving'

type Handover = components['schemas']['Handover']
type Asked = components['schemas']['HandoverAsk']

interface HandoverPanelProps {
  deal: Deal
  page: DealPage
  pipeline: PipelineView
  onChanged: () => void
}

/** How the deal passes from who sells it to who delivers it, round by round. */
export function HandoverPanel({ deal, page, pipeline, onChanged }: HandoverPanelProps) {
  const { t } = useI18n()
  const { me, roles, can } = useSession()
  const { nameOf } = useUsers()
  const [offering, setOffering] = useState(false)
  const last = page.handovers.find(({ state }) => state !== 'withdrawn')
  const asked = pipeline.pipeline.process.stages.some(({ enter = [], exit = [] }) =>
    [...(enter ?? []), ...(exit ?? [])].some(({ kind }) => kind === 'handover'),
  )
  const mayGive =
    can('offer-handover') &&
    (me.id === deal.owner_id || ['owner', 'admin', 'manager'].some((role) => roles.includes(role as never)))
  const active = deal.end_date === '' && (deal.outcome === 'open' || deal.outcome === 'won')
  if (!last && !(asked && active)) return null

  const step = active ? stepOf(last, me.id, mayGive) : undefined
  const offer: Asked | undefined = offering ? { step: 'offer', brief: page.brief } : undefined
  const shown = offer ?? step
  return (
    <Panel title={t('deal.handover')} tab="checks" aside={last && <State handover={last} />}>
      {!last && <p className={classes.quiet}>{t('deal.handover.none', { name: nameOf(deal.owner_id) })}</p>}
      {last && <Rounds handover={last} />}
      {shown && (
        <StepForm
          key={shown.step + (last?.rounds.length ?? 0)}
          asked={shown}
          deal={deal}
          handover={last}
          onCancel={offering ? () => setOffering(false) : undefined}
          onDone={() => {
            setOffering(false)
            onChanged()
          }}
        />
      )}
      {!shown && last && last.state !== 'accepted' && (
        <p className={classes.asked}>
          <IconHourglass size={16} stroke={1.5} aria-hidden="true" />
          {t('gate.handover.waits', {
            names: last.state === 'retold' ? nameOf(deal.owner_id) : last.receiver_name,
          })}
        </p>
      )}
      {mayGive && active && !offering && (
        <div className={last ? classes.start : classes.row}>
          <Button
            look={last ? 'quiet' : 'plain'}
            icon={<IconTransfer size={16} stroke={1.75} />}
            onClick={() => setOffering(true)}
          >
            {t(last ? 'deal.handover.another' : 'deal.handover.offer')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

/** The step that is mine, if one is. */
function stepOf(last: Handover | undefined, me: string, mayGive: boolean): Asked | undefined {
  const round = last?.rounds.at(-1)
  if (!last) return undefined
  if ((last.state === 'offered' || last.state === 'refused') && last.receiver_id === me) {
    return { step: 'retell', brief: last.brief }
  }
  if (last.state === 'retold' && mayGive && last.receiver_id !== me) {
    return { step: 'decide', brief: last.brief, retelling: round?.text ?? '' }
  }
  return undefined
}

/** How long it has waited, or whose turn it is. */
export function State({ handover: { state, hangs, working_days } }: { handover: Handover }) {
  const { t } = useI18n()
  return hangs ? (
    <span className={classes.late}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      {t('deal.handover.hangs', { count: working_days })}
    </span>
  ) : (
    <span className={classes.counted}>{t('deal.handover.state', { state })}</span>
  )
}

/** What was told, what was understood, and what was said to that. */
function Rounds({ handover }: { handover: Handover }) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const when = (at: string | null) => (at ? format.instant(Date.parse(at)) : '')
  return (
    <ol className={classes.rounds}>
      <li>
        <p className={classes.momentMeta}>
          {t('deal.handover.offered', {
            by: nameOf(handover.offered_by),
            to: handover.receiver_name,
            date: when(handover.offered_at),
          })}
        </p>
        <details className={classes.guide} open={handover.state === 'offered'}>
          <summary>{t('gate.handover.brief')}</summary>
          <p className={classes.momentNote}>{handover.brief}</p>
        </details>
      </li>
      {handover.rounds.map((round) => (
        <li key={round.seq}>
          <p className={classes.momentMeta}>
            {t('deal.handover.retold', { name: nameOf(round.by), date: when(round.at) })}
          </p>
          <p className={classes.momentNote}>{round.text}</p>
          {round.decision !== '' && (
            <p className={classes.word} data-decision={round.decision}>
              <strong>
                {t('deal.handover.decided', { decision: round.decision, name: nameOf(round.decided_by) })}
              </strong>
              {round.reason && ` ${round.reason}`}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

interface StepFormProps {
  asked: Asked
  deal: Deal
  handover: Handover | undefined
  onCancel: (() => void) | undefined
  onDone: () => void
}

function StepForm({ asked, deal, handover, onCancel, onDone }: StepFormProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { write } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [draft, setDraft] = useState<HandoverDraft>({})
  const [tried, setTried] = useState(false)
  const answer = handoverOf(asked, draft)

  async function handleSave() {
    setTried(true)
    if (!answer) return
    const path = { params: { path: { id: asked.step === 'offer' ? deal.id : (handover?.id ?? '') } } }
    const saved = await save(async () => {
      await write((headers): Promise<unknown> => {
        if (asked.step === 'offer') {
          const body = { receiver_id: answer.receiver_id ?? '', brief: answer.brief ?? '' }
          return api.POST('/deals/{id}/handovers', { ...path, headers, body })
        }
        if (asked.step === 'retell') {
          return api.PUT('/handovers/{id}/retelling', {
            ...path,
            headers,
            body: { text: answer.retelling ?? '' },
          })
        }
        const body = {
          decision: answer.decision ?? 'refused',
          ...(answer.reason && { reason: answer.reason }),
        }
        return api.PUT('/handovers/{id}/decision', { ...path, headers, body })
      })
      return undefined
    })
    if (saved) onDone()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void handleSave()
      }}
    >
      <HandoverFields id={id} asked={asked} first="delivery" value={draft} onChange={setDraft} known />
      {tried && !answer && <ErrorLine text={t('deal.handover.incomplete', { step: asked.step })} />}
      {error && <ErrorLine text={error} />}
      <div className={classes.row}>
        <Button type="submit" look="primary" busy={busy}>
          {t('deal.handover.do', { step: asked.step })}
        </Button>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('deal.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
