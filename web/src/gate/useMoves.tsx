import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Problem, ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import type { PipelineView } from '../session'
import type { Fields } from '../state/change'
import { useStore } from '../state/hooks'
import type { Outcome } from '../state/store'
import { useAnnounce } from '../ui/LiveRegion'
import { late } from '../ui/late'
import { useToast } from '../ui/Toast'
import { type Moved, useDealChanges } from './changes'
import type { Between, Unmet } from './criteria'
import { end } from './process'

const GateDialog = late(async () => (await import('./GateDialog')).GateDialog)

/** After this time the page is painted, and the dialog is fetched so that it opens at once. */
const restTime = 300

/** So many of the deals that stay are named. */
const mostNamed = 3

interface Asking {
  id: string
  to: string
  between?: Between | undefined
  unmet: readonly Unmet[]
  pipeline: PipelineView
  before: Fields
}

interface MovesOf {
  /** A move has reached the server. */
  onMoved?: (id: string) => void
  /** A deal stays where it was, after questions or a refusal. */
  onStayed?: (id: string) => void
}

/**
 * Moves deals by every hand alike: at once where nothing is open, else through
 * the gate, with an undo afterwards. `gate` is the dialog, to be put on the page.
 */
export function useMoves({ onMoved, onStayed }: MovesOf = {}) {
  const { t, ...i18n } = useI18n()
  const store = useStore()
  const changes = useDealChanges()
  const toast = useToast()
  const navigate = useNavigate()
  const { announce } = useAnnounce()
  const [asking, setAsking] = useState<Asking>()
  const undoLast = useRef<() => void>(undefined)
  useEffect(() => void setTimeout(GateDialog.preload, restTime), [])

  function stageName({ stages }: PipelineView, key: unknown): string {
    return stages.find((stage) => stage.key === key)?.name ?? t(key === end ? 'gate.end' : 'gate.oldStage')
  }

  async function undo(id: string, before: Fields) {
    undoLast.current = undefined
    const outcome = await changes.undoMove(id, before)
    const deal = store.get('deal', id)
    if (outcome.kind === 'failed') return tellFailure(id, outcome.problem, 'gate.notUndone')
    announce(t('gate.undone', { deal: String(deal?.name ?? '') }))
    onMoved?.(id)
  }

  /** Takes back what one order moved, and names what stays. */
  async function undoTogether(deals: readonly Moved[]) {
    undoLast.current = undefined
    const name = (id: string) => String(store.get('deal', id)?.name ?? '')
    try {
      const kept = await changes.undoTogether(deals)
      const count = deals.length - kept.length
      const [first] = kept
      if (!first) return announce(t('gate.undoneTogether', { count }))
      const reason = problemText(first.problem, { t, ...i18n })
      const names = i18n.format.list(kept.slice(0, mostNamed).map(({ id }) => name(id)))
      toast({ kind: 'failed', text: t('gate.keptTogether', { count, left: kept.length, names, reason }) })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      toast({
        kind: 'failed',
        text: t('gate.notUndone', { reason: problemText(error.problem, { t, ...i18n }) }),
      })
    }
  }

  /** Several deals have reached the server by one order, and go back by one. */
  function tellMovedTogether(deals: readonly Moved[], to: string, pipeline: PipelineView) {
    if (deals.length === 0) return
    const takeBack = () => void undoTogether(deals)
    undoLast.current = takeBack
    toast({
      text: t('gate.movedTogether', { count: deals.length, stage: stageName(pipeline, to) }),
      onUndo: takeBack,
    })
  }

  function tellFailure(id: string, problem: Problem, what: 'gate.notMoved' | 'gate.notUndone') {
    const who = problem.more.who_can as string[] | undefined
    const reason = problemText(problem, { t, ...i18n })
    const names = who?.length ? ` ${t('gate.whoCan', { names: i18n.format.list(who) })}` : ''
    const number = store.get('deal', id)?.number
    toast({
      kind: 'failed',
      text: t(what, { reason: reason + names }),
      actions: [
        {
          label: t('gate.openDeal'),
          onAction: () => void navigate({ to: '/d/$number', params: { number: String(number) } }),
        },
      ],
    })
    onStayed?.(id)
  }

  function tellMoved(id: string, to: string, pipeline: PipelineView, before: Fields) {
    const name = String(before.name ?? '')
    const stage = stageName(pipeline, to)
    const takeBack = () => void undo(id, undoing(before))
    undoLast.current = takeBack
    announce(t('gate.movedSentence', { deal: name, from: stageName(pipeline, before.stage), to: stage }))
    toast({ text: t('gate.moved', { deal: name, stage }), onUndo: takeBack })
    onMoved?.(id)
  }

  function settle(outcome: Outcome, { id, to, between, pipeline, before }: Omit<Asking, 'unmet'>) {
    if (outcome.kind === 'saved') return tellMoved(id, to, pipeline, before)
    // Somebody moved it on meanwhile: the screen shows where to, and that is no failure.
    if (outcome.kind !== 'failed') return onStayed?.(id)
    const unmet = outcome.problem.more.unmet as Unmet[] | undefined
    if (unmet) return setAsking({ id, to, between, unmet, pipeline, before })
    tellFailure(id, outcome.problem, 'gate.notMoved')
  }

  async function move(id: string, to: string, pipeline: PipelineView, between?: Between) {
    const before = store.get('deal', id)
    if (!before || before.stage === to) return
    settle(await changes.move(id, pipeline.pipeline.process, { to, ...between }), {
      id,
      to,
      between,
      pipeline,
      before,
    })
  }

  /** Asks the questions of a move that the server has refused already, as bulk moves are. */
  const askFor = useCallback(
    (id: string, to: string, unmet: readonly Unmet[], pipeline: PipelineView) => {
      const before = store.get('deal', id)
      if (before) setAsking({ id, to, unmet, pipeline, before })
    },
    [store],
  )

  const gate = asking && (
    <GateDialog
      key={`${asking.id}${asking.to}`}
      dealId={asking.id}
      pipeline={asking.pipeline}
      to={asking.to}
      between={asking.between}
      unmet={asking.unmet}
      onClose={() => {
        setAsking(undefined)
        onStayed?.(asking.id)
      }}
      onMoved={() => {
        setAsking(undefined)
        tellMoved(asking.id, asking.to, asking.pipeline, asking.before)
      }}
    />
  )
  return {
    move,
    askFor,
    tellMovedTogether,
    /** Takes back the last own move, or the last of several at once, where there is one. */
    undoLast: () => undoLast.current?.(),
    asking: asking && { id: asking.id, to: asking.to },
    gate,
  }
}

/** The fields that an undone move puts back. */
function undoing({ stage, rank, stage_since, outcome, end_date = '' }: Fields): Fields {
  return { stage, rank, stage_since, outcome, end_date }
}
