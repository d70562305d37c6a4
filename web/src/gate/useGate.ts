import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Problem, ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi } from '../session'
import { useStore } from '../state/hooks'
import type { Outcome } from '../state/store'
import { afterPress } from '../ui/press'
import { useDealChanges } from './changes'
import {
  answerOf,
  type Between,
  type Check,
  type Entry,
  emptyEntry,
  isStep,
  leastReason,
  type MoveOrder,
  passes,
  savesItself,
  standingOf,
  type Unmet,
  waivedFor,
} from './criteria'
import { keepDrafts, keptDrafts } from './drafts'
import type { Process } from './process'
import { useSaveAnswer } from './useSaveAnswer'

export interface DebtDraft {
  reason: string
  due: string
}

/** What stands above the criteria: what is missing, or what the server said. */
export type Line = { kind: 'missing'; ids: readonly string[] } | { kind: 'refused'; text: string }

interface GateOf {
  deal: string
  to: string
  /** The neighbours that it is put between. */
  between?: Between | undefined
  process: Process
  /** What the server has refused the move for. */
  unmet: readonly Unmet[]
  onMoved: (outcome: Outcome) => void
}

/** The questions of one move: what is open, what has been put down, and the ways on. */
export function useGate({ deal, to, between, process, unmet, onMoved }: GateOf) {
  const i18n = useI18n()
  const api = useApi()
  const store = useStore()
  const changes = useDealChanges()
  const saveAnswer = useSaveAnswer()
  const [checks, setChecks] = useState<readonly Check[]>(() => unmet.map((each) => ({ ...each, met: false })))
  const [allowed, setAllowed] = useState<ReadonlySet<string>>(new Set())
  const [entries, setEntries] = useState<Readonly<Record<string, Entry>>>(() => keptDrafts(deal))
  const [saved, setSaved] = useState<ReadonlySet<string>>(new Set())
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [line, setLine] = useState<Line>()
  const [moving, setMoving] = useState(false)
  const [movedOn, setMovedOn] = useState(false)
  const latest = useRef(entries)
  /** Saves that are under way or done: leaving a criterion and moving at once must not answer twice. */
  const saves = useRef(new Map<string, Promise<boolean>>())
  /** Counts what is asked and what is saved: an answer of the server from before the last of them is an old one. */
  const turn = useRef(0)
  const sending = useRef(false)

  const refresh = useCallback(async () => {
    const mine = ++turn.current
    const [asked, page] = await Promise.all([
      api.GET('/deals/{id}/moves/{to}', { params: { path: { id: deal, to } } }),
      api.GET('/deals/{deal}', { params: { path: { deal } } }),
    ]).catch(() => [])
    if (turn.current !== mine) return
    if (asked?.data) setChecks(asked.data.items)
    const since = page?.data?.deal.stage_since ?? ''
    if (page?.data) setAllowed(waivedFor(page.data.approvals, since))
  }, [api, deal, to])
  useEffect(() => void refresh(), [refresh])

  const standings = useMemo(
    () =>
      new Map(checks.map((check) => [check.id, standingOf(check, entries[check.id], allowed, i18n.zone)])),
    [checks, entries, allowed, i18n.zone],
  )
  const missing = checks.filter(
    ({ id, level }) => level !== 'advised' && !passes(standings.get(id) ?? 'open'),
  )

  const setEntry = useCallback(
    (id: string, change: (entry: Entry) => Entry) => {
      const next = { ...latest.current, [id]: change(latest.current[id] ?? emptyEntry) }
      latest.current = next
      setEntries(next)
      keepDrafts(deal, next)
      setErrors(({ [id]: _, ...others }) => others)
      setLine(undefined)
    },
    [deal],
  )

  const fail = (id: string, problem: Problem) =>
    setErrors((others) => ({ ...others, [id]: problemText(problem, i18n) }))

  /** Saves one answer as a fact about the deal; says whether it is saved. */
  function save(check: Check): Promise<boolean> {
    const entry = latest.current[check.id]
    if (!entry || check.met) return Promise.resolve(true)
    const running = saves.current.get(check.id) ?? saveEntry(check, entry)
    saves.current.set(check.id, running)
    return running
  }

  async function saveEntry(check: Check, entry: Entry): Promise<boolean> {
    const problem = await saveAnswer(deal, check, entry)
    if (problem) {
      saves.current.delete(check.id)
      if (problem !== 'incomplete') fail(check.id, problem)
      return problem === 'incomplete'
    }
    turn.current++
    const { [check.id]: _, ...others } = latest.current
    latest.current = others
    setEntries(others)
    keepDrafts(deal, others)
    setSaved((before) => new Set([...before, check.id]))
    if (isStep(check)) {
      saves.current.delete(check.id)
      await refresh()
      return true
    }
    setChecks((before) => before.map((each) => (each.id === check.id ? { ...each, met: true } : each)))
    void refresh()
    return true
  }

  async function saveAll(): Promise<number | undefined> {
    const due = checks.filter(({ id }) => standings.get(id) === 'answered')
    const results = []
    for (const check of due) results.push(await save(check))
    return results.every(Boolean) ? saved.size + due.length : undefined
  }

  function setUnderWay(yes: boolean) {
    sending.current = yes
    setMoving(yes)
  }

  async function send(debts: MoveOrder['debts']) {
    setUnderWay(true)
    for (const check of checks) {
      const first = check.action.do === 'edit' && standings.get(check.id) === 'answered'
      if ((first || saves.current.has(check.id)) && !(await save(check))) return setUnderWay(false)
    }
    const answers = checks.flatMap((check) =>
      check.met || isStep(check) || saves.current.has(check.id)
        ? []
        : (answerOf(check, latest.current[check.id], i18n.zone) ?? []),
    )
    const waivers = checks.flatMap(({ id }) =>
      standings.get(id) === 'waived' ? [{ criterion: id, reason: entries[id]?.waiver?.trim() ?? '' }] : [],
    )
    settle(await changes.move(deal, process, { to, ...between, answers, waivers, ...(debts && { debts }) }))
  }

  function settle(outcome: Outcome) {
    if (outcome.kind === 'saved') {
      keepDrafts(deal, {})
      return onMoved(outcome)
    }
    setUnderWay(false)
    if (outcome.kind !== 'failed') return setMovedOn(true)
    const { problem } = outcome
    const open = problem.more.unmet as Unmet[] | undefined
    if (!open) return setLine({ kind: 'refused', text: refusal(problem) })
    const ids = new Set(open.map(({ id }) => id))
    setChecks((before) => [
      ...before.map((check) => ({ ...check, met: !ids.has(check.id) })),
      ...open
        .filter(({ id }) => before.every((check) => check.id !== id))
        .map((each) => ({ ...each, met: false })),
    ])
    setLine({ kind: 'missing', ids: open.filter(({ level }) => level !== 'advised').map(({ id }) => id) })
  }

  function refusal(problem: Problem): string {
    const who = problem.more.who_can as string[] | undefined
    const text = problemText(problem, i18n)
    return who?.length ? `${text} ${i18n.t('gate.whoCan', { names: i18n.format.list(who) })}` : text
  }

  /** Moves; with something missing it says what, and sends nothing. */
  function move() {
    if (missing.length > 0) return setLine({ kind: 'missing', ids: missing.map(({ id }) => id) })
    void send(undefined)
  }

  /** Moves although expected criteria are open: each becomes a debt. */
  function moveAnyway({ reason, due }: DebtDraft) {
    void send(missing.map(({ id }) => ({ criterion: id, reason: reason.trim(), due })))
  }

  async function ask(check: Check, purpose: 'approve' | 'confirm' | 'waive', message: string) {
    try {
      await changes.write((headers) =>
        api.POST('/deals/{id}/approvals', {
          params: { path: { id: deal } },
          headers,
          body: { criterion: check.id, purpose, message: message.trim() },
        }),
      )
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      return fail(check.id, error.problem)
    }
    setChecks((before) => before.map((each) => (each.id === check.id ? { ...each, requested: true } : each)))
  }

  /** Saves an answer that is a fact as soon as it stands; a move under way takes it along. */
  function leave(check: Check) {
    if (!savesItself(check) || standings.get(check.id) !== 'answered') return
    afterPress(() => !sending.current && void save(check))
  }

  const touched = store.touched('deal', deal)
  return {
    checks,
    standings,
    missing,
    entries,
    saved,
    errors,
    line,
    moving,
    movedOn: movedOn ? { by: touched?.actor ?? '', at: touched?.at } : undefined,
    setEntry,
    leave,
    step: (check: Check) => void save(check),
    saveAll,
    move,
    moveAnyway,
    ask,
    mayGoOn: missing.length > 0 && missing.every(({ may_defer }) => may_defer),
  }
}

export type Gate = ReturnType<typeof useGate>

export function isReason(text: string): boolean {
  return text.trim().length >= leastReason
}
