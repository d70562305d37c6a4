import { IconCheck } from '@tabler/icons-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useI18n } from '../i18n'
import { Materials } from '../learning'
import { type PipelineView, useApi, useUsers } from '../session'
import { useEntity } from '../state/hooks'
import type { Outcome } from '../state/store'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useAnnounce } from '../ui/LiveRegion'
import { useShortcut } from '../ui/Shortcuts'
import { useToast } from '../ui/Toast'
import { Criterion } from './Criterion'
import { useDealChanges } from './changes'
import { type Between, byStage, type Check, passes, type Unmet } from './criteria'
import classes from './gate.module.css'
import type { AskedDeal } from './InputEditor'
import { MoveAnyway } from './MoveAnyway'
import { end } from './process'
import { type Gate, useGate } from './useGate'

interface GateDialogProps {
  dealId: string
  pipeline: PipelineView
  to: string
  between?: Between | undefined
  unmet: readonly Unmet[]
  /** The deal stays where it is. */
  onClose: () => void
  onMoved: (outcome: Outcome) => void
}

type Asked = AskedDeal & { name: string; stage: string; product_id?: string }

/** The shortest way to make true what a stage asks, or to move honestly without it. */
export function GateDialog({ dealId, pipeline, to, between, unmet, onClose, onMoved }: GateDialogProps) {
  const { t } = useI18n()
  const toast = useToast()
  const { announce } = useAnnounce()
  const deal = useEntity('deal', dealId) as unknown as Asked
  const gate = useGate({ deal: dealId, to, between, process: pipeline.pipeline.process, unmet, onMoved })
  const [anyway, setAnyway] = useState(false)
  const nameOf = (key: string) =>
    pipeline.stages.find((stage) => stage.key === key)?.name ?? t(key === end ? 'gate.end' : 'gate.oldStage')
  const { checks, standings, missing } = gate
  const done = checks.length - checks.filter(({ id }) => !passes(standings.get(id) ?? 'open')).length

  const counted = useRef(done)
  useEffect(() => {
    if (counted.current !== done) announce(t('gate.progress', { done, count: checks.length }))
    counted.current = done
  }, [announce, t, done, checks.length])

  async function handleStay() {
    const count = await gate.saveAll()
    if (count === undefined) return
    if (count > 0) toast({ text: t('gate.savedAnswers', { count }) })
    onClose()
  }
  const moveLabel =
    missing.length > 0
      ? t('gate.moveLeft', { stage: nameOf(to), count: missing.length })
      : t('gate.moveTo', { stage: nameOf(to) })
  const actions = gate.movedOn ? (
    <Button look="primary" onClick={onClose}>
      {t('gate.ok')}
    </Button>
  ) : (
    <div className={classes.actions}>
      {gate.mayGoOn && !anyway && (
        <span className={classes.first}>
          <Button look="quiet" onClick={() => setAnyway(true)}>
            {t('gate.anyway')}
          </Button>
        </span>
      )}
      <Button look="quiet" onClick={() => void handleStay()}>
        {t('gate.stay')}
      </Button>
      <Button look="primary" onClick={gate.move}>
        {moveLabel}
        <kbd className={classes.key}>{t('gate.enterKey')}</kbd>
      </Button>
    </div>
  )
  return (
    <Dialog
      open={!gate.moving}
      onClose={onClose}
      wide
      title={t('gate.title', { deal: deal.name, stage: nameOf(to) })}
      actions={actions}
    >
      {gate.movedOn ? (
        <MovedOn by={gate.movedOn.by} stage={nameOf(deal.stage)} saved={gate.saved.size} />
      ) : (
        <>
          <MoveKey onPress={gate.move} />
          <p className={classes.intro}>
            <span>{t('gate.asks', { count: checks.length, open: missing.length })}</span>
            <Progress checks={checks} standings={standings} />
          </p>
          <MissingLine gate={gate} />
          <Open gate={gate} deal={deal} nameOf={nameOf} />
          {anyway && gate.mayGoOn && (
            <MoveAnyway
              skipped={missing}
              busy={gate.moving}
              onMove={gate.moveAnyway}
              onCancel={() => setAnyway(false)}
            />
          )}
          <Materials pipeline={pipeline.id} stage={deal.stage} product={deal.product_id} />
          <AlreadyMet checks={checks.filter(({ id, met }) => met && !gate.saved.has(id))} />
        </>
      )}
    </Dialog>
  )
}

function MoveKey({ onPress }: { onPress: () => void }) {
  useShortcut('mod+Enter', onPress)
  return null
}

function Progress({ checks, standings }: Pick<Gate, 'checks' | 'standings'>) {
  const stands = checks
    .map(({ id }) => passes(standings.get(id) ?? 'open'))
    .sort((a, b) => Number(b) - Number(a))
  return (
    <span className={classes.progress}>
      <span className={classes.bars} aria-hidden="true">
        {stands.map((met, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
          <span key={i} className={classes.bar} data-met={met || undefined} />
        ))}
      </span>
      {`${stands.filter(Boolean).length}/${stands.length}`}
    </span>
  )
}

/** What is missing, each a link to where it is answered; takes one there at once. */
function MissingLine({ gate: { line, checks } }: { gate: Gate }) {
  const { t } = useI18n()
  const ids = line?.kind === 'missing' ? line.ids : undefined
  useEffect(() => {
    if (ids?.[0]) focusOn(ids[0])
  }, [ids])
  if (!line) return null
  return (
    <div className={classes.line} role="alert">
      {line.kind === 'refused' ? (
        line.text
      ) : (
        <>
          {t('gate.missing', { count: line.ids.length })}{' '}
          {checks
            .filter(({ id }) => line.ids.includes(id))
            .map(({ id, text }, i) => (
              <span key={id}>
                {i > 0 && ', '}
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault()
                    focusOn(id)
                  }}
                >
                  {text}
                </a>
              </span>
            ))}
        </>
      )}
    </div>
  )
}

const controls = 'input:not([tabindex="-1"]), textarea, select, button'

function focusOn(criterion: string): void {
  document.querySelector<HTMLElement>(`[data-criterion="${criterion}"] :is(${controls})`)?.focus()
}

interface OpenProps {
  gate: Gate
  deal: Asked
  nameOf: (stage: string) => string
}

/** What is still asked, by the stages on the way. */
function Open({ gate, deal, nameOf }: OpenProps) {
  const { t } = useI18n()
  const list = useRef<HTMLDivElement>(null)
  useFirstControl(list)
  const company = useNewCompany(deal.id)
  const groups = byStage(gate.checks.filter(({ id, met }) => !met || gate.saved.has(id)))
  const marked = gate.line?.kind === 'missing' ? gate.line.ids : []
  return (
    <div ref={list}>
      {groups.map(({ stage, entering, owed, checks }) => (
        <section className={classes.group} key={`${owed}${stage}${entering}`}>
          {(groups.length > 1 || entering || owed) && (
            <p className={classes.groupName}>
              {owed
                ? t('gate.stillOwed')
                : t(entering ? 'gate.toEnter' : 'gate.toLeave', { stage: nameOf(stage) })}
            </p>
          )}
          <ul className={classes.list}>
            {checks.map((check) => (
              <Criterion
                key={check.id}
                check={check}
                deal={deal}
                standing={gate.standings.get(check.id) ?? 'open'}
                entry={gate.entries[check.id]}
                marked={marked.includes(check.id)}
                error={gate.errors[check.id]}
                onEntry={(change) => gate.setEntry(check.id, change)}
                onLeave={() => gate.leave(check)}
                onStep={() => gate.step(check)}
                onAsk={(purpose, message) => gate.ask(check, purpose, message)}
                onNewCompany={async (name) => {
                  const named = await company(name)
                  const input = check.action.inputs.find(({ kind }) => kind === 'company')?.name ?? 'value'
                  gate.setEntry(check.id, (entry) => ({
                    ...entry,
                    drafts: { ...entry.drafts, [input]: { named } },
                  }))
                }}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** The dialog opens with the focus on the first thing to answer. */
function useFirstControl(list: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    list.current?.querySelector(controls)?.setAttribute('data-autofocus', '')
  }, [list])
}

function useNewCompany(_: string) {
  const api = useApi()
  const { write } = useDealChanges()
  return async (name: string) => {
    const { data } = await write((headers) => api.POST('/companies', { headers, body: { name } }))
    return { id: data?.id, name }
  }
}

function AlreadyMet({ checks }: { checks: readonly Check[] }) {
  const { t } = useI18n()
  if (checks.length === 0) return null
  return (
    <details className={classes.more}>
      <summary>{t('gate.alreadyMet', { count: checks.length })}</summary>
      <ul>
        {checks.map(({ id, text }) => (
          <li key={id} className={classes.met}>
            <IconCheck size={18} stroke={1.5} aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

function MovedOn({ by, stage, saved }: { by: string; stage: string; saved: number }) {
  const { t } = useI18n()
  const { nameOf } = useUsers()
  const name = nameOf(by)
  return (
    <div className={classes.banner} role="alert">
      {name ? t('gate.movedOnBy', { name, stage }) : t('gate.movedOn', { stage })}{' '}
      {saved > 0 && t('gate.movedOn.saved', { count: saved })}
    </div>
  )
}
