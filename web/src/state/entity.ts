import type { Change, Clash, Fields } from './change'

/** What is known of one entity: the server's word, and the own mutations still on their way. */
export interface Known {
  /** The state of the workspace `base` was true at. */
  rev: number
  base: Fields | undefined
  pending: Pending[]
  /** News that came while own mutations were pending. */
  waiting: News[]
  /** `base` with all pending patches on it: what the screen shows. */
  view: Fields | undefined
  /** The last change by someone else, for the tint and "Olga, just now". */
  touched?: { actor: string; at: number }
  /** Own mutations go one after the other, each on the version the former one made. */
  turn: Promise<unknown>
}

export interface Pending {
  cid: string
  patch: Fields | null
  since: number
  /** Resolves when the event stream echoes it: proof that it arrived, whatever became of the answer. */
  echoed: Promise<'echoed'>
  echo: () => void
}

export function pendingOf(cid: string, patch: Fields | null, since: number): Pending {
  let echo = () => {}
  const echoed = new Promise<'echoed'>((resolve) => {
    echo = () => resolve('echoed')
  })
  return { cid, patch, since, echoed, echo }
}

/** A state of the server on its way into `base`: a whole entity that was read, or changed fields. */
export interface News {
  rev: number
  fields: Fields | null
  whole: boolean
  change?: Change
}

export function unknown(): Known {
  return { rev: 0, base: undefined, pending: [], waiting: [], view: undefined, turn: Promise.resolve() }
}

/** Takes in one piece of news. What is older than the known state only fills in fields never seen. */
export function absorb(known: Known, { rev, fields, whole, change }: News): void {
  if (rev < known.rev) {
    if (whole && fields && known.base) known.base = { ...fields, ...known.base }
    return
  }
  if (rev === known.rev && !whole) return
  if (!known.base && !whole) return
  known.base = fields === null ? undefined : { ...known.base, ...fields }
  known.rev = rev
  if (change) known.touched = { actor: change.actor, at: change.at }
}

/** Takes in what was waiting, in the order it happened, up to a rev. */
export function catchUp(known: Known, upTo = Number.POSITIVE_INFINITY): void {
  const due = known.waiting.filter(({ rev }) => rev <= upTo).sort((a, b) => a.rev - b.rev)
  known.waiting = known.waiting.filter(({ rev }) => rev > upTo)
  for (const news of due) absorb(known, news)
}

/** Ends a pending mutation, by the state the server gave for it or without one. */
export function settle(known: Known, own: Pending, result?: News): void {
  known.pending = known.pending.filter((pending) => pending !== own)
  if (result) {
    catchUp(known, result.rev - 1)
    absorb(known, result)
  }
  if (known.pending.length === 0) catchUp(known)
}

export function shown({ base, pending }: Known): Fields | undefined {
  let view = base
  for (const { patch } of pending) view = patch === null ? undefined : { ...view, ...patch }
  return view
}

/** The patch that puts back what another patch changes. */
export function inverse(before: Fields | undefined, patch: Fields | null): Fields | null {
  if (!before) return null
  if (!patch) return before
  return Object.fromEntries(Object.keys(patch).map((field) => [field, before[field]]))
}

/** Fields that I want changed and someone else has changed to something else. */
export function clashes(known: Known, theirs: Fields, patch: Fields): Clash[] {
  const before = known.base ?? {}
  return Object.keys(patch)
    .filter((field) => !same(theirs[field], before[field]) && !same(theirs[field], patch[field]))
    .map((field) => ({ field, mine: patch[field], theirs: theirs[field], ...authorOf(known, field) }))
}

/** Whether a state already has everything a patch asks for. */
export function fulfils(state: Fields | undefined, patch: Fields | null): boolean {
  if (!patch || !state) return !patch && !state
  return Object.keys(patch).every((field) => same(state[field], patch[field]))
}

export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function authorOf({ waiting }: Known, field: string): Pick<Clash, 'by'> {
  const last = waiting.findLast(({ change, fields }) => change && fields && field in fields)?.change
  return last ? { by: { actor: last.actor, at: last.at } } : {}
}
