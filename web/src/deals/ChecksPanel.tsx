import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { type Problem, ProblemError } from '../api/problem'
import {
  byStage,
  type Check,
  Criterion,
  type Entry,
  emptyEntry,
  LevelMark,
  type Process,
  passes,
  standingOf,
  useDealChanges,
  useSaveAnswer,
  waivedFor,
} from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { type PipelineView, useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { Menu } from '../ui/Menu'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'
import { useEvidence } from './useEvidence'

interface ChecksPanelProps {
  deal: Deal
  page: DealPage
  pipeline: PipelineView
  onMove: (to: string) => void
  onChanged: () => void
}

/** What is left to do before the deal may move on; each thing can be answered right here. */
export function ChecksPanel({ deal, page, pipeline, onMove, onChanged }: ChecksPanelProps) {
  const { t, zone } = useI18n()
  const { can } = useSession()
  const allowed = waivedFor(page.approvals, deal.stage_since ?? '')
  const stands = (check: Check) => passes(standingOf(check, undefined, allowed, zone))
  const open = page.checks.filter((check) => !stands(check))
  const binding = open.filter(({ level }) => level !== 'advised').length
  const nameOf = (key: string) => pipeline.stages.find((stage) => stage.key === key)?.name ?? t('deal.end')
  const others = page.allowed.filter((key) => key !== page.next)
  if (page.next === '') return null
  return (
    <Panel
      title={t('deal.checks', { stage: nameOf(deal.stage) })}
      tab="checks"
      aside={
        <span className={classes.counted}>
          {t('deal.checks.done', { done: page.checks.length - open.length, count: page.checks.length })}
        </span>
      }
    >
      {byStage(page.checks).map(({ stage, entering, owed, checks }) => (
        <div key={`${owed}${stage}${entering}`}>
          {owed && <p className={classes.groupName}>{t('gate.stillOwed')}</p>}
          {entering && (
            <p className={classes.groupName}>{t('deal.checks.enter', { stage: nameOf(stage) })}</p>
          )}
          <ul className={classes.checks}>
            {checks.map((check) => (
              <CheckRow
                key={check.id}
                check={check}
                deal={deal}
                page={page}
                process={pipeline.pipeline.process}
                allowed={allowed}
                onChanged={onChanged}
              />
            ))}
          </ul>
        </div>
      ))}
      {page.checks.length === 0 && <p className={classes.quiet}>{t('deal.checks.none')}</p>}
      {can('move-deal') && (
        <div className={classes.row}>
          <Button icon={<IconArrowRight size={16} stroke={1.75} />} onClick={() => onMove(page.next)}>
            {t('deal.moveTo', { stage: nameOf(page.next) })}
          </Button>
          {binding > 0 && <span className={classes.quiet}>{t('deal.checks.left', { count: binding })}</span>}
          {others.length > 0 && (
            <Menu
              label={t('deal.moveElsewhere')}
              items={others.map((key) => ({
                id: key,
                label: nameOf(key),
                hint: pipeline.stages.find((stage) => stage.key === key)?.number,
                onSelect: () => onMove(key),
              }))}
            >
              <Button look="quiet">{t('deal.moveElsewhere')}</Button>
            </Menu>
          )}
        </div>
      )}
    </Panel>
  )
}

interface CheckRowProps {
  check: Check
  deal: Deal
  page: DealPage
  process: Process
  allowed: ReadonlySet<string>
  onChanged: () => void
}

function CheckRow({ check, deal, page, process, allowed, onChanged }: CheckRowProps) {
  const { t, zone, ...i18n } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const saveAnswer = useSaveAnswer()
  const { write } = useDealChanges()
  const evidence = useEvidence(deal, page, process)(check)
  const [open, setOpen] = useState(false)
  const [entry, setEntry] = useState<Entry>(emptyEntry)
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const standing = standingOf(check, entry, allowed, zone)

  async function handleSave() {
    setBusy(true)
    const failed = await saveAnswer(deal.id, check, entry).finally(() => setBusy(false))
    if (failed === 'incomplete') return
    setProblem(failed)
    if (failed) return
    setOpen(false)
    setEntry(emptyEntry)
    onChanged()
  }
  async function handleAsk(purpose: 'approve' | 'confirm' | 'waive', message: string) {
    try {
      await write((headers) =>
        api.POST('/deals/{id}/approvals', {
          params: { path: { id: deal.id } },
          headers,
          body: { criterion: check.id, purpose, message: message.trim() },
        }),
      )
      onChanged()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error.problem)
    }
  }
  if (check.met || !open) {
    return (
      <li className={classes.check} data-met={check.met || undefined}>
        {check.met ? (
          <IconCircleCheck size={20} stroke={1.5} aria-label={t('deal.check.met')} />
        ) : (
          <span className={classes.circle} aria-hidden="true" />
        )}
        <div className={classes.checkText}>
          <span>{check.text}</span>
          {evidence && <span className={classes.quiet}>{evidence}</span>}
          {check.owed && !check.met && (
            <span className={classes.quiet}>
              {t('gate.owed', { reason: check.owed.reason, date: i18n.format.date(check.owed.due) })}
            </span>
          )}
          {!check.met && check.action.do === 'wait' && (
            <span className={classes.quiet}>
              {t('gate.handover.waits', { names: i18n.format.list(check.action.who_can ?? []) })}
            </span>
          )}
          {standing === 'asked' && <span className={classes.quiet}>{t('deal.check.asked')}</span>}
          {standing === 'allowed' && <span className={classes.quiet}>{t('deal.check.allowed')}</span>}
        </div>
        {!check.met && (
          <>
            <LevelMark level={check.level} />
            {can('answer') &&
              standing !== 'asked' &&
              standing !== 'allowed' &&
              check.action.do !== 'wait' && (
                <Button
                  onClick={() => setOpen(true)}
                  aria-label={t('deal.check.answerThis', { text: check.text })}
                >
                  {t('deal.check.answer')}
                </Button>
              )}
          </>
        )}
      </li>
    )
  }
  return (
    <>
      <Criterion
        check={check}
        deal={deal}
        standing={standing}
        entry={entry}
        marked={false}
        alone
        error={problem && problemText(problem, { t, ...i18n })}
        onEntry={(change) => setEntry(change)}
        onLeave={() => {}}
        onAsk={handleAsk}
        onNewCompany={async (name) => {
          const { data } = await write((headers) => api.POST('/companies', { headers, body: { name } }))
          const input = check.action.inputs.find(({ kind }) => kind === 'company')?.name ?? 'value'
          const named = { id: data?.id, name }
          setEntry((before) => ({ ...before, drafts: { ...before.drafts, [input]: { named } } }))
        }}
      />
      <li className={classes.row}>
        {check.action.do !== 'ask' && check.action.do !== 'wait' && (
          <Button look="primary" busy={busy} onClick={() => void handleSave()}>
            {t('deal.save')}
          </Button>
        )}
        <Button look="quiet" onClick={() => setOpen(false)}>
          {t('deal.cancel')}
        </Button>
      </li>
    </>
  )
}
