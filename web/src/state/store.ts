import { type Problem, ProblemError } from '../api/problem'
import type { Answer, Change, Clash, Fields, Mutation } from './change'
import {
  absorb,
  clashes,
  fulfils,
  inverse,
  type Known,
  type News,
  type Pending,
  pendingOf,
  settle,
  shown,
  unknown,
} from './entity'

/** How a mutation ended. */
export type Outcome =
  /** The server has it. `inverse` is the patch that would undo it. */
  | { kind: 'saved'; cid: string; inverse: Fields | null }
  /** Somebody moved it on meanwhile; the screen shows where to. Not an error. */
  | { kind: 'movedOn' }
  /** Both sides changed the same field: the screen shows theirs, the person decides. */
  | { kind: 'clash'; clashes: Clash[] }
  /** Refused, or no answer came: the screen shows the state before. */
  | { kind: 'failed'; problem: Problem }

export interface StoreSource {
  /** Reads one entity as it is now. */
  load: (noun: string, id: string) => Promise<Answer>
  now: () => number
  newCid: () => string
}

/** How often a mutation is carried over to a newer version before it counts as failed. */
const mostRebases = 3

/**
 * All entities the screens show, by noun and id. Every view is the server's last
 * word with the own pending patches on top, so one failure takes back one patch
 * and nothing else; news for an entity with own pending mutations waits for them.
 */
export class Store {
  readonly #source: StoreSource
  readonly #entities = new Map<string, Known>()
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #changeListeners = new Set<(change: Change) => void>()
  readonly #sent = new Set<string>()
  readonly #savingListeners = new Set<() => void>()
  #unsaved = false
  readonly #lists = new Map<string, readonly Fields[]>()

  constructor(source: StoreSource) {
    this.#source = source
  }

  /** What the screen shows: undefined while unknown, and when deleted. */
  get(noun: string, id: string): Fields | undefined {
    return this.#entities.get(keyOf(noun, id))?.view
  }

  /** All known entities of a noun, in the order in which they became known. */
  list(noun: string): readonly Fields[] {
    const list = this.#lists.get(noun) ?? this.#shown(noun)
    this.#lists.set(noun, list)
    return list
  }

  /** Since when (UTC ms) the oldest own mutation of an entity has been pending. */
  pendingSince(noun: string, id: string): number | undefined {
    return this.#entities.get(keyOf(noun, id))?.pending[0]?.since
  }

  /** All own mutations on their way, and since when the oldest is. */
  pending(): { count: number; since: number | undefined } {
    const all = [...this.#entities.values()].flatMap(({ pending }) => pending)
    return { count: all.length, since: all.length ? Math.min(...all.map(({ since }) => since)) : undefined }
  }

  /** Whether the last own mutation ended without an answer of the server; until one is answered, or this is forgotten. */
  get unsaved(): boolean {
    return this.#unsaved
  }

  forgetUnsaved(): void {
    this.#tellSaving(false)
  }

  /** Calls back when an own mutation begins or ends. */
  onSaving(listener: () => void): () => void {
    this.#savingListeners.add(listener)
    return () => this.#savingListeners.delete(listener)
  }

  /** Who else changed an entity last, and when. */
  touched(noun: string, id: string): Known['touched'] {
    return this.#entities.get(keyOf(noun, id))?.touched
  }

  /** Calls back when the view of one entity changes; without an id, when any of the noun does. */
  subscribe(noun: string, id: string | undefined, listener: () => void): () => void {
    const key = keyOf(noun, id ?? '')
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  /** Calls back at every change by someone else or from another window: lists decide what it means to them. */
  onChange(listener: (change: Change) => void): () => void {
    this.#changeListeners.add(listener)
    return () => this.#changeListeners.delete(listener)
  }

  /** Takes in entities that were read at a rev. */
  read(noun: string, rev: number, entities: readonly Fields[]): void {
    for (const fields of entities) {
      const id = String(fields.id)
      this.#take(noun, id, { rev, fields, whole: true })
    }
  }

  /** Reads one entity anew. */
  async refresh(noun: string, id: string): Promise<void> {
    this.#take(noun, id, whole(await this.#source.load(noun, id)))
  }

  /** Sends a write that makes a new entity, and takes in what the server made. Throws when refused. */
  async create(noun: string, send: (cid: string) => Promise<Answer>): Promise<Fields> {
    const cid = this.#source.newCid()
    this.#sent.add(cid)
    const made = await send(cid)
    this.#take(noun, String(made.entity.id), whole(made))
    return made.entity
  }

  /** Takes in one event of the stream. The echo of an own pending mutation is its acknowledgement. */
  hear(change: Change): void {
    const known = this.#entities.get(keyOf(change.noun, change.id))
    const own = known?.pending.find(({ cid }) => cid === change.cid)
    const news: News = { rev: change.rev, fields: change.after, whole: false }
    if (known && own) {
      settle(known, own, whatEchoed(known, own, news))
      own.echo()
      this.#publish(change.noun, change.id, known)
      this.#tellSaving(false)
      return
    }
    const mine = change.cid !== undefined && this.#sent.has(change.cid)
    this.#take(change.noun, change.id, mine ? news : { ...news, change })
    if (!mine) for (const listener of this.#changeListeners) listener(change)
  }

  /** Shows a mutation at once, sends it when its turn has come, and tells how it ended. */
  mutate(mutation: Mutation): Promise<Outcome> {
    const { noun, id, patch } = mutation
    const known = this.#known(noun, id)
    const own = pendingOf(this.#source.newCid(), patch, this.#source.now())
    const undo = inverse(known.view, patch)
    known.pending.push(own)
    this.#sent.add(own.cid)
    this.#publish(noun, id, known)
    this.#tellSaving(this.#unsaved)
    const turn = known.turn.then(() => this.#carry(mutation, known, own, undo))
    known.turn = turn.catch(() => {})
    return turn
  }

  /** Sends one mutation, over to a newer version where others changed other fields. */
  async #carry(mutation: Mutation, known: Known, own: Pending, undo: Fields | null): Promise<Outcome> {
    const saved: Outcome = { kind: 'saved', cid: own.cid, inverse: undo }
    const end = (outcome: Outcome, result?: News): Outcome => {
      settle(known, own, result)
      this.#publish(mutation.noun, mutation.id, known)
      this.#tellSaving(outcome.kind === 'failed' && outcome.problem.status === 0)
      return outcome
    }
    for (let rebases = 0; ; rebases++) {
      const reply = await this.#send(mutation, known, own)
      if (reply === 'echoed') return saved
      if ('rev' in reply) return end(saved, whole(reply))
      if (!isStale(reply)) return end({ kind: 'failed', problem: reply })

      const fresh = await this.#source.load(mutation.noun, mutation.id).catch(() => undefined)
      if (!known.pending.includes(own)) return saved
      if (!fresh) return end({ kind: 'failed', problem: reply })
      if (fulfils(fresh.entity, own.patch)) return end(saved, whole(fresh))

      const both = own.patch ? clashes(known, fresh.entity, own.patch) : []
      if (both.length > 0) {
        const theirs = mutation.clash === 'theirs'
        return end(theirs ? { kind: 'movedOn' } : { kind: 'clash', clashes: both }, whole(fresh))
      }
      if (reply.status !== 412 || rebases === mostRebases) {
        return end({ kind: 'failed', problem: reply }, whole(fresh))
      }
      absorb(known, whole(fresh))
    }
  }

  /** The answer of the server or its refusal, or the echo where that is here first. */
  async #send(mutation: Mutation, known: Known, own: Pending): Promise<Answer | Problem | 'echoed'> {
    const version = known.base?.version
    const sent = mutation.send({ cid: own.cid, ...(typeof version === 'number' && { version }) })
    try {
      const first = await Promise.race([sent, own.echoed])
      if (first === 'echoed') {
        sent.then((late) => this.#take(mutation.noun, mutation.id, whole(late))).catch(() => {})
      }
      return first
    } catch (error) {
      if (!known.pending.includes(own)) return 'echoed'
      if (error instanceof ProblemError) return error.problem
      settle(known, own)
      this.#publish(mutation.noun, mutation.id, known)
      this.#tellSaving(this.#unsaved)
      throw error
    }
  }

  #tellSaving(unsaved: boolean): void {
    this.#unsaved = unsaved
    for (const listener of this.#savingListeners) listener()
  }

  #take(noun: string, id: string, news: News): void {
    const known = this.#known(noun, id)
    if (known.pending.length > 0) known.waiting.push(news)
    else absorb(known, news)
    this.#publish(noun, id, known)
  }

  #shown(noun: string): readonly Fields[] {
    const views: Fields[] = []
    for (const [key, { view }] of this.#entities) {
      if (view && key.startsWith(keyOf(noun, ''))) views.push(view)
    }
    return views
  }

  #known(noun: string, id: string): Known {
    const key = keyOf(noun, id)
    const known = this.#entities.get(key) ?? unknown()
    this.#entities.set(key, known)
    return known
  }

  #publish(noun: string, id: string, known: Known): void {
    known.view = shown(known)
    this.#lists.delete(noun)
    for (const key of [keyOf(noun, id), keyOf(noun, '')]) {
      for (const listener of this.#listeners.get(key) ?? []) listener()
    }
  }
}

function whole({ rev, entity }: Answer): News {
  return { rev, fields: entity, whole: true }
}

/** An echo tells changed fields only; together with the patch they are all of a new entity. */
function whatEchoed(known: Known, own: Pending, news: News): News {
  if (known.base || !news.fields) return news
  return { ...news, fields: { ...own.patch, ...news.fields }, whole: true }
}

/** Refusals that may only mean that the screen was behind. */
function isStale({ status }: Problem): boolean {
  return status === 409 || status === 412
}

function keyOf(noun: string, id: string): string {
  return `${noun}/${id}`
}
