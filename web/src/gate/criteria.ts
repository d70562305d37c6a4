import type { components } from '../api/schema'
import type { Money } from '../i18n'
import type { ActivityAnswer } from './inputs/ActivityFields'
import { type DocumentDraft, documentOf } from './inputs/document'
import { type HandoverDraft, handoverOf } from './inputs/handover'
import { type PaymentDraft, paymentOf } from './inputs/payment'
import type { Named } from './inputs/people'
import type { Signs } from './inputs/SignsFields'
import { type DayAndTime, type TaskDraft, taskOf } from './inputs/task'

export type Check = components['schemas']['Check']
export type Unmet = components['schemas']['UnmetCriterion']
export type Input = components['schemas']['Input']
export type Answer = components['schemas']['Answer']
export type MoveOrder = components['schemas']['MoveOrder']
/** The two deals that a moved one is put between, by id; none at all: on top of its stage. */
export type Between = Pick<MoveOrder, 'after' | 'before'>

/** One value on its way into an answer: what was typed, or what it was read as. */
export interface Draft {
  text?: string
  money?: Money | undefined
  day?: DayAndTime | undefined
  yes?: boolean
  named?: Named | undefined
  activity?: Partial<ActivityAnswer>
  task?: TaskDraft
  signs?: Signs
  payment?: PaymentDraft
  document?: DocumentDraft
  handover?: HandoverDraft
}

/** What has been put down for one criterion so far. */
export interface Entry {
  /** By the name of the input. */
  drafts: Readonly<Record<string, Draft>>
  /** A tick that somebody answers for. */
  ticked?: boolean
  /** Why it may be passed, for those who may waive it. */
  waiver?: string
}

export const emptyEntry: Entry = { drafts: {} }

/** The shortest reason that says something. */
export const leastReason = 3

/** A plain tick, or what is left when all money is there, needs no value, only a hand that sets it. */
export function isTick({ kind, action }: Unmet): boolean {
  return action.do === 'answer' && (kind === 'tick' || action.inputs.length === 0)
}

/** The values of a criterion by the names of its inputs; undefined while something is missing. */
export function valuesOf(check: Unmet, entry: Entry, zone: string): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {}
  for (const input of check.action.inputs) {
    const value = valueFor(input, entry.drafts[input.name], zone)
    if (value !== undefined) values[input.name] = value
    else if (input.required) return undefined
  }
  if (isTick(check) && !entry.ticked) return undefined
  return Object.keys(values).length > 0 || isTick(check) ? values : undefined
}

/** What a draft means to the server; undefined while it means nothing. */
export function valueFor(input: Input, draft: Draft | undefined, zone: string): unknown {
  if (!draft) return undefined
  const text = draft.text?.trim()
  switch (input.kind) {
    case 'number':
      return numberOf(text)
    case 'money':
      return draft.money
    case 'date':
      return draft.day?.date
    case 'yes_no':
      return draft.yes
    case 'contact':
      return draft.named && (draft.named.id ? { id: draft.named.id } : { name: draft.named.name })
    case 'company':
      return draft.named?.id
    case 'tags':
      return text ? text.split(',').flatMap((tag) => tag.trim() || []) : undefined
    case 'activity':
      return draft.activity?.kind && (!input.two_way || draft.activity.two_way) ? draft.activity : undefined
    case 'task':
      return draft.task && taskOf(draft.task, zone, !isDone(input))
    case 'signs':
      return draft.signs
    case 'payment':
      return draft.payment && paymentOf(draft.payment, input.money)
    case 'document':
      return documentOf(draft.document, input.state === 'signed')
    case 'handover':
      return handoverOf(input.handover, draft.handover ?? {})
  }
  return text || undefined
}

/** Whether a task input records what is done, and not what is to be done. */
export function isDone({ choices }: Input): boolean {
  return choices?.[0]?.key === 'done'
}

export function numberOf(text: string | undefined): number | undefined {
  if (!text) return undefined
  const plain = text.replace(/[\s']/g, '').replace(/[−–]/g, '-').replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** The answer that a criterion gets; undefined while it is open, or is not answered but asked. */
export function answerOf(check: Unmet, entry: Entry | undefined, zone: string): Answer | undefined {
  if (check.action.do !== 'answer' || !entry) return undefined
  const values = valuesOf(check, entry, zone)
  return values && ({ criterion: check.id, ...values } as Answer)
}

/** Answers that are facts at once are saved as soon as they stand; others go with the move. */
export function savesItself({ action }: Unmet): boolean {
  return (
    action.do !== 'ask' &&
    !action.inputs.some(({ kind }) =>
      ['activity', 'task', 'signs', 'payment', 'document', 'handover'].includes(kind),
    )
  )
}

/** A handover goes step by step: each is saved by itself, and only the last makes the criterion true. */
export function isStep({ kind, action }: Unmet): boolean {
  return kind === 'handover' && action.do === 'answer'
}

export type Standing = 'met' | 'answered' | 'waived' | 'asked' | 'allowed' | 'open'

/** How a criterion stands, with what has been put down for it. */
export function standingOf(
  check: Check,
  entry: Entry | undefined,
  allowed: ReadonlySet<string>,
  zone: string,
): Standing {
  if (check.met) return 'met'
  if (allowed.has(check.id)) return 'allowed'
  if (entry && check.may_waive && (entry.waiver?.trim().length ?? 0) >= leastReason) return 'waived'
  if (entry && !isStep(check) && check.action.do !== 'ask' && valuesOf(check, entry, zone)) return 'answered'
  return check.requested ? 'asked' : 'open'
}

/** Whether the move can go on from there. */
export function passes(standing: Standing): boolean {
  return standing !== 'open' && standing !== 'asked'
}

export interface Group {
  stage: string
  entering: boolean
  /** Left open by earlier moves; of whatever stage. */
  owed: boolean
  checks: Check[]
}

/** What is owed, then as the way goes: the criteria of each stage that is left, and those to enter the next. */
export function byStage(checks: readonly Check[]): Group[] {
  const owed = checks.filter((check) => check.owed)
  const groups: Group[] = owed.length > 0 ? [{ stage: '', entering: false, owed: true, checks: owed }] : []
  for (const check of checks.filter((check) => !check.owed)) {
    const last = groups.at(-1)
    const entering = check.entering ?? false
    if (last && !last.owed && last.stage === check.stage && last.entering === entering)
      last.checks.push(check)
    else groups.push({ stage: check.stage, entering, owed: false, checks: [check] })
  }
  return groups
}

type Decided = Pick<
  components['schemas']['Approval'],
  'criterion' | 'purpose' | 'decision' | 'asked_at' | 'decided_at'
>

/** Criteria that may be passed by the last word of those who may waive them, asked for in this stay. */
export function waivedFor(approvals: readonly Decided[], since: string): Set<string> {
  const last = new Map<string, Decided>()
  for (const approval of approvals) {
    const { criterion, purpose, decision } = approval
    const counts = decision === 'granted' || decision === 'refused'
    if (!counts || purpose !== 'waive' || (approval.asked_at ?? '') < since) continue
    if ((approval.decided_at ?? '') > (last.get(criterion)?.decided_at ?? '')) last.set(criterion, approval)
  }
  return new Set([...last.values()].filter(({ decision }) => decision === 'granted').map((a) => a.criterion))
}
