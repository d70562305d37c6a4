import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ProblemError } from '../api/problem'
import { end, useMoves, winTarget } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { usePipelines, useSession } from '../session'
import { Button } from '../ui/Button'
import { late } from '../ui/late'
import { Failed, Loading, Skeleton } from '../ui/PageState'
import { useShortcut } from '../ui/Shortcuts'
import { QueueLine } from '../work'
import { ChecksPanel } from './ChecksPanel'
import { DealHeader } from './DealHeader'
import classes from './deal-page.module.css'
import { ExitPanel } from './ExitPanel'
import { GuidancePanel } from './GuidancePanel'
import type { LogKind } from './LogBar'
import { LossPanel } from './LossPanel'
import { NextStepPanel } from './NextStepPanel'
import { Panel } from './Panel'
import { PeoplePanel } from './PeoplePanel'
import { BottomBar, PhoneTabs, type Tab } from './PhoneParts'
import { StageBar } from './StageBar'
import { Timeline } from './Timeline'
import { type Deal, type DealPage as Page, useDealPage } from './useDeal'
import { useEnds } from './useEnds'

// What lies further down the page, or is asked for: its code comes after that of the first sight.
const BusinessPanels = late(async () => (await import('./BusinessPanels')).BusinessPanels)
const RecordPanels = late(async () => (await import('./RecordPanels')).RecordPanels)
const ExitDialog = late(async () => (await import('./ExitDialog')).ExitDialog)
const LossDialog = late(async () => (await import('./LossDialog')).LossDialog)
const HandoverPanel = late(async () => (await import('./HandoverPanel')).HandoverPanel)
const SelfCheckPanel = late(async () => (await import('./SelfCheckPanel')).SelfCheckPanel)
const StepDialog = late(async () => (await import('./StepDialog')).StepDialog)
const WaitDialog = late(async () => (await import('./WaitDialog')).WaitDialog)
const NegotiationPanel = late(async () => (await import('./NegotiationPanel')).NegotiationPanel)

/** Everything needed to take the next step and to pass the next gate, on one page. */
export function DealPage() {
  const { t, ...i18n } = useI18n()
  const navigate = useNavigate()
  const { number = '' } = useParams({ strict: false })
  const { page, deal, error, refetch, reload } = useDealPage(number)
  if (page && deal) return <Opened key={deal.id} deal={deal} page={page} onChanged={reload} />
  if (error) {
    const problem = error instanceof ProblemError ? error.problem : undefined
    const hint = problem ? problemText(problem, { t, ...i18n }) : t('error.internal')
    if (problem?.status === 404)
      return (
        <Failed title={t('deal.notFound', { number })} hint={hint}>
          <Button look="primary" onClick={() => void navigate({ to: '/board' })}>
            {t('app.notFound.home')}
          </Button>
        </Failed>
      )
    return <Failed title={t('deal.failed', { number })} hint={hint} onRetry={() => void refetch()} />
  }
  return (
    <div className={classes.page}>
      <title>{`${t('deal.loading')} · Hummock`}</title>
      <Loading text={t('deal.loading')}>
        <div className={classes.head}>
          <Skeleton width="18rem" height="2rem" />
        </div>
        <div className={classes.columns}>
          <Skeleton height="12rem" />
          <Skeleton height="12rem" />
        </div>
      </Loading>
    </div>
  )
}

interface OpenedProps {
  deal: Deal
  page: Page
  onChanged: () => void
}

function Opened({ deal, page, onChanged }: OpenedProps) {
  const { t } = useI18n()
  const { pipelines } = usePipelines()
  const pipeline = pipelines.find(({ id }) => id === deal.pipeline_id)
  const { jump } = useSearch({ strict: false })
  const { can } = useSession()
  const [asking, setAsking] = useState<'lose' | 'loss' | 'wait' | 'step' | 'exit' | 'end'>()
  const [logging, setLogging] = useState<LogKind>()
  const [tab, setTab] = useState<Tab>('timeline')
  const moves = useMoves({ onMoved: onChanged })
  const ends = useEnds(deal, {
    onChanged,
    onAsked: (unmet) => pipeline && moves.askFor(deal.id, deal.stage, unmet, pipeline),
  })
  const move = (to: string) => {
    if (to === end && deal.kind === 'relationship' && !page.exit) setAsking('end')
    else if (pipeline) void moves.move(deal.id, to, pipeline)
  }
  const win = pipeline && winTarget(pipeline.pipeline.process, deal.stage)

  const mover = useRef(move)
  useEffect(() => {
    mover.current = move
  })
  const ready = pipeline !== undefined
  useEffect(() => {
    if (jump && ready) mover.current(jump)
  }, [jump, ready])

  useShortcut('n', () => can('add-task') && setAsking('step'))
  useShortcut('s', () => can('wait') && deal.outcome === 'open' && setAsking('wait'))
  useShortcut('o', () => can('close-deal') && deal.outcome === 'open' && setAsking('lose'))
  useShortcut('m', () => page.next && can('move-deal') && move(page.next))
  useShortcut('z', moves.undoLast)

  const panels = { deal, page, onChanged }
  return (
    <div className={classes.page} data-tab={tab}>
      <DealHeader
        deal={deal}
        page={page}
        pipeline={pipeline}
        onWin={win ? () => move(win) : undefined}
        onLose={() => setAsking('lose')}
        onWait={() => setAsking('wait')}
        onReopen={() => void ends.reopen()}
        onComeBack={() => void ends.comeBack()}
        onUndo={() => void ends.undoMove()}
      />
      {pipeline && <StageBar deal={deal} page={page} pipeline={pipeline} />}
      <div className={classes.columns}>
        <div className={classes.column}>
          <LossPanel
            deal={deal}
            page={page}
            onEdit={can('close-deal') ? () => setAsking('loss') : undefined}
          />
          <ExitPanel {...panels} onEdit={() => setAsking('exit')} />
          <NextStepPanel {...panels} onWait={() => setAsking('wait')} />
          {pipeline && <ChecksPanel {...panels} pipeline={pipeline} onMove={move} />}
          <NegotiationPanel {...panels} />
          <QueueLine deal={deal} onChanged={onChanged}>
            {(line) => <Panel title={t('work.expert')}>{line}</Panel>}
          </QueueLine>
          {pipeline && <HandoverPanel {...panels} pipeline={pipeline} />}
          <SelfCheckPanel {...panels} pipeline={pipeline} />
          <GuidancePanel page={page} />
        </div>
        <PhoneTabs chosen={tab} onChoose={setTab} />
        <div className={classes.column}>
          <Timeline
            {...panels}
            pipeline={pipeline}
            logging={logging}
            onLogging={setLogging}
            mayLog={can('log-activity')}
          />
          <BusinessPanels {...panels} stages={pipeline?.stages ?? []} />
        </div>
        <div className={classes.column}>
          <PeoplePanel {...panels} />
          <RecordPanels {...panels} pipeline={pipeline} />
        </div>
      </div>
      <BottomBar
        page={page}
        label={t('deal.actions')}
        onLog={
          can('log-activity')
            ? () => {
                setTab('timeline')
                setLogging('call')
              }
            : undefined
        }
        next={pipeline?.stages.find(({ key }) => key === page.next)?.name}
        onMove={can('move-deal') && page.next ? () => move(page.next) : undefined}
      />
      {moves.gate}
      {asking === 'lose' && <LossDialog dealId={deal.id} onClose={() => setAsking(undefined)} />}
      {asking === 'loss' && page.loss && (
        <LossDialog
          dealId={deal.id}
          kept={page.loss}
          onClose={() => {
            setAsking(undefined)
            onChanged()
          }}
        />
      )}
      {(asking === 'exit' || asking === 'end') && (
        <ExitDialog
          deal={deal}
          page={page}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined)
            onChanged()
            if (asking === 'end' && pipeline) void moves.move(deal.id, end, pipeline)
          }}
        />
      )}
      {asking === 'wait' && <WaitDialog dealId={deal.id} onClose={() => setAsking(undefined)} />}
      {asking === 'step' && <StepDialog dealId={deal.id} onClose={() => setAsking(undefined)} />}
    </div>
  )
}
