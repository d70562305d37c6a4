import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ProblemError, problemOf } from '../api/problem'
import type { Answer, Change, Fields, Mutation } from './change'
import { Store } from './store'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Fault = { ackAfter?: number; echoAfter?: number; refuse?: number; lose?: boolean }

/**
 * A server with one gapless log. Each write of `mine` goes through the fault it
 * is given; `theirs` is a write by somebody else. The browser hears both late.
 */
function world() {
  const deals = new Map<string, Fields>([
    ['a', { id: 'a', version: 1, stage: 'lead', name: 'Pumps', amount: 100 }],
    ['b', { id: 'b', version: 1, stage: 'lead', name: 'Valves', amount: 200 }],
  ])
  let rev = 10
  const sent: { cid: string; version?: number }[] = []
  const frames: Record<string, unknown[]> = { a: [], b: [] }
  let cids = 0

  const store = new Store({
    load: async (_, id) => answer(id),
    now: () => Date.now(),
    newCid: () => `c${++cids}`,
  })
  store.read('deal', rev, [...deals.values()])
  for (const id of ['a', 'b']) {
    store.subscribe('deal', id, () => {
      const stage = store.get('deal', id)?.stage
      if (frames[id]?.at(-1) !== stage) frames[id]?.push(stage)
    })
  }

  function answer(id: string): Answer {
    const entity = deals.get(id)
    if (!entity) throw new ProblemError(problemOf(404, undefined))
    return { rev, entity }
  }

  function write(id: string, patch: Fields, actor: string, echoAfter: number, cid?: string): Answer {
    const entity = { ...deals.get(id), ...patch, version: Number(deals.get(id)?.version) + 1 }
    deals.set(id, entity)
    rev++
    const change: Change = {
      rev,
      at: Date.now(),
      actor,
      door: 'web',
      noun: 'deal',
      id,
      verb: 'edit',
      after: { ...patch, version: entity.version },
      ...(cid && { cid }),
    }
    setTimeout(() => store.hear(change), echoAfter)
    return { rev, entity }
  }

  function send(id: string, patch: Fields, fault: Fault = {}): Mutation['send'] {
    return async (attempt) => {
      sent.push(attempt)
      const { ackAfter = 50, echoAfter = 60 } = fault
      if (fault.refuse) return after(ackAfter, () => refuse(fault.refuse))
      if (attempt.version !== deals.get(id)?.version) return after(ackAfter, () => refuse(412))
      const result = write(id, { ...patch, ...afterwards }, 'me', echoAfter, attempt.cid)
      return after(ackAfter, () => (fault.lose ? refuse(0) : result))
    }
  }
  /** What an automation adds to every own write. */
  let afterwards: Fields = {}

  return {
    store,
    sent,
    frames,
    deals,
    mine: (id: string, patch: Fields, fault?: Fault, clash?: Mutation['clash']) =>
      store.mutate({ noun: 'deal', id, patch, send: send(id, patch, fault), ...(clash && { clash }) }),
    theirs: (id: string, patch: Fields, heardAfter = 20) => write(id, patch, 'olga', heardAfter),
    automation: (patch: Fields) => {
      afterwards = patch
    },
    shown: (id: string) => store.get('deal', id),
    rev: () => rev,
  }
}

function refuse(status = 0): never {
  throw new ProblemError(problemOf(status, undefined))
}

function after<T>(ms: number, act: () => T): Promise<T> {
  return new Promise((resolve, reject) =>
    setTimeout(() => {
      try {
        resolve(act())
      } catch (error) {
        reject(error)
      }
    }, ms),
  )
}

describe('the own echo', () => {
  const delays = [0, 1, 40, 2000, 5000]
  const orders = delays.flatMap((ackAfter) => delays.map((echoAfter) => ({ ackAfter, echoAfter })))

  it.each(orders)(
    'moves the card once: answer after $ackAfter ms, echo after $echoAfter ms',
    async (fault) => {
      const { mine, frames, shown, store } = world()
      const outcome = mine('a', { stage: 'proposal' }, fault)
      expect(shown('a')?.stage).toBe('proposal')
      await vi.runAllTimersAsync()
      expect(await outcome).toMatchObject({ kind: 'saved', inverse: { stage: 'lead' } })
      expect(frames.a).toEqual(['proposal'])
      expect(shown('a')?.version).toBe(2)
      expect(store.pending().count).toBe(0)
    },
  )

  it.each(orders)('is proof enough when the answer is lost: $ackAfter, $echoAfter', async (fault) => {
    const { mine, frames, shown } = world()
    const outcome = mine('a', { stage: 'proposal' }, { ...fault, lose: true })
    await vi.runAllTimersAsync()
    expect((await outcome).kind).toBe(fault.echoAfter <= fault.ackAfter ? 'saved' : 'failed')
    expect(shown('a')?.stage).toBe('proposal')
    if (fault.echoAfter <= fault.ackAfter) expect(frames.a).toEqual(['proposal'])
  })

  it('of a new card does not make it blink', async () => {
    const { store } = world()
    const seen: unknown[] = []
    store.subscribe('deal', 'n', () => seen.push(store.get('deal', 'n')?.name))
    const entity = { id: 'n', version: 1, name: 'New', number: 7 }
    void store.mutate({
      noun: 'deal',
      id: 'n',
      patch: { id: 'n', name: 'New' },
      send: () => after(500, () => ({ rev: 11, entity })),
    })
    store.hear({
      rev: 11,
      at: 0,
      actor: 'me',
      door: 'web',
      noun: 'deal',
      id: 'n',
      verb: 'create',
      cid: 'c1',
      after: { number: 7 },
    })
    await vi.runAllTimersAsync()
    expect(new Set(seen)).toEqual(new Set(['New']))
    expect(store.get('deal', 'n')).toEqual(entity)
  })
})

describe('a third state', () => {
  it('set by an automation is shown, without an error', async () => {
    const { mine, automation, frames } = world()
    automation({ stage: 'contract' })
    const outcome = mine('a', { stage: 'proposal' })
    await vi.runAllTimersAsync()
    expect((await outcome).kind).toBe('saved')
    expect(frames.a).toEqual(['proposal', 'contract'])
  })

  it('set by somebody faster is shown, without an error', async () => {
    const { mine, theirs, frames } = world()
    theirs('a', { stage: 'contract' }, 3000)
    const outcome = mine('a', { stage: 'proposal' }, {}, 'theirs')
    await vi.runAllTimersAsync()
    expect(await outcome).toEqual({ kind: 'movedOn' })
    expect(frames.a).toEqual(['proposal', 'contract'])
  })

  it('that is what I wanted counts as saved', async () => {
    const { mine, theirs, frames } = world()
    theirs('a', { stage: 'proposal' }, 3000)
    const outcome = mine('a', { stage: 'proposal' })
    await vi.runAllTimersAsync()
    expect((await outcome).kind).toBe('saved')
    expect(frames.a).toEqual(['proposal'])
  })
})

describe('two quick drags', () => {
  it('of two cards: the first fails, the second stays', async () => {
    const { mine, frames } = world()
    const first = mine('a', { stage: 'proposal' }, { refuse: 422, ackAfter: 900 })
    const second = mine('b', { stage: 'proposal' }, { ackAfter: 100 })
    await vi.runAllTimersAsync()
    expect([(await first).kind, (await second).kind]).toEqual(['failed', 'saved'])
    expect(frames).toEqual({ a: ['proposal', 'lead'], b: ['proposal'] })
  })

  it('of one card: the first fails, the second stays', async () => {
    const { mine, frames, sent } = world()
    const first = mine('a', { stage: 'diagnosis' }, { refuse: 422 })
    const second = mine('a', { stage: 'proposal' })
    await vi.runAllTimersAsync()
    expect([(await first).kind, (await second).kind]).toEqual(['failed', 'saved'])
    expect(frames.a).toEqual(['diagnosis', 'proposal'])
    expect(sent.map(({ version }) => version)).toEqual([1, 1])
  })

  it('of one card go one after the other, each on the version of the former', async () => {
    const { mine, frames, sent } = world()
    mine('a', { stage: 'diagnosis' })
    mine('a', { stage: 'proposal' })
    await vi.runAllTimersAsync()
    expect(frames.a).toEqual(['diagnosis', 'proposal'])
    expect(sent.map(({ version }) => version)).toEqual([1, 2])
  })

  it('of one card: the second fails, the first stays', async () => {
    const { mine, frames } = world()
    mine('a', { stage: 'diagnosis' })
    mine('a', { stage: 'proposal' }, { refuse: 403 })
    await vi.runAllTimersAsync()
    expect(frames.a).toEqual(['diagnosis', 'proposal', 'diagnosis'])
  })
})

describe('a change by somebody else', () => {
  it('of another field waits for the acknowledgement, then both are there', async () => {
    const { mine, theirs, shown, sent } = world()
    const outcome = mine('a', { stage: 'proposal' }, { ackAfter: 1000, echoAfter: 1000 })
    await vi.advanceTimersByTimeAsync(10)
    theirs('a', { name: 'Pumps for line 2' }, 20)
    await vi.advanceTimersByTimeAsync(100)
    expect(shown('a')).toMatchObject({ stage: 'proposal', name: 'Pumps' })
    await vi.runAllTimersAsync()
    expect((await outcome).kind).toBe('saved')
    expect(shown('a')).toMatchObject({ stage: 'proposal', name: 'Pumps for line 2' })
    expect(sent).toHaveLength(1)
  })

  it('of another field, not yet heard of, is carried over and nothing is lost', async () => {
    const { mine, theirs, shown, frames, sent } = world()
    theirs('a', { amount: 500 }, 4000)
    const outcome = mine('a', { stage: 'proposal' })
    await vi.runAllTimersAsync()
    expect((await outcome).kind).toBe('saved')
    expect(shown('a')).toMatchObject({ stage: 'proposal', amount: 500 })
    expect(frames.a).toEqual(['proposal'])
    expect(sent.map(({ cid, version }) => [cid, version])).toEqual([
      ['c1', 1],
      ['c1', 2],
    ])
  })

  it('of the same field gives both values, and theirs is shown', async () => {
    const { mine, theirs, shown } = world()
    theirs('a', { amount: 500 }, 20)
    const clash = mine('a', { amount: 300, name: 'Pumps, two' }, { ackAfter: 500 })
    await vi.runAllTimersAsync()
    expect(await clash).toMatchObject({
      kind: 'clash',
      clashes: [{ field: 'amount', mine: 300, theirs: 500, by: { actor: 'olga' } }],
    })
    expect(shown('a')).toMatchObject({ amount: 500, name: 'Pumps' })
    const kept = mine('a', { amount: 300 })
    await vi.runAllTimersAsync()
    expect((await kept).kind).toBe('saved')
    expect(shown('a')?.amount).toBe(300)
  })

  it('is told to lists, the own is not', async () => {
    const { store, mine, theirs } = world()
    const told: string[] = []
    store.onChange(({ actor }) => told.push(actor))
    mine('a', { stage: 'proposal' })
    theirs('b', { stage: 'contract' })
    await vi.runAllTimersAsync()
    expect(told).toEqual(['olga'])
    expect(store.touched('deal', 'b')?.actor).toBe('olga')
    expect(store.touched('deal', 'a')).toBeUndefined()
  })

  it('is applied in the order it happened, whatever the order it came in', async () => {
    const { store, mine, shown } = world()
    mine('a', { name: 'mine' }, { ackAfter: 500, echoAfter: 500 })
    const event = (rev: number, stage: string): Change => ({
      rev,
      at: 0,
      actor: 'olga',
      door: 'web',
      noun: 'deal',
      id: 'a',
      verb: 'move',
      after: { stage },
    })
    await vi.advanceTimersByTimeAsync(1)
    store.hear(event(13, 'third'))
    store.hear(event(12, 'second'))
    await vi.runAllTimersAsync()
    expect(shown('a')).toMatchObject({ stage: 'third', name: 'mine' })
  })
})

describe('an older read', () => {
  const old = { id: 'a', version: 1, stage: 'lead', name: 'Pumps', amount: 100, owner: 'anna' }

  it('never undoes a pending mutation', async () => {
    const { store, mine, frames } = world()
    mine('a', { stage: 'proposal' }, { ackAfter: 1000 })
    store.read('deal', 10, [old])
    await vi.runAllTimersAsync()
    expect(frames.a).toEqual(['proposal'])
  })

  it('never undoes an acknowledged one, but fills in what was not known', async () => {
    const { store, mine, frames, shown } = world()
    mine('a', { stage: 'proposal' })
    await vi.runAllTimersAsync()
    store.read('deal', 10, [old])
    expect(frames.a).toEqual(['proposal'])
    expect(shown('a')).toMatchObject({ version: 2, owner: 'anna' })
  })
})

describe('a failure', () => {
  it('gives the problem and takes back only its own patch', async () => {
    const { mine, shown, store } = world()
    const outcome = mine('a', { stage: 'proposal' }, { refuse: 422 })
    await vi.advanceTimersByTimeAsync(10)
    expect(store.pendingSince('deal', 'a')).toBeDefined()
    await vi.runAllTimersAsync()
    expect(await outcome).toMatchObject({ kind: 'failed', problem: { status: 422, code: 'invalid' } })
    expect(shown('a')).toMatchObject({ stage: 'lead', version: 1 })
    expect(store.pendingSince('deal', 'a')).toBeUndefined()
  })

  it('of a deletion brings the card back', async () => {
    const { store, shown } = world()
    const outcome = store.mutate({
      noun: 'deal',
      id: 'a',
      patch: null,
      send: () => after(50, () => refuse(403)),
    })
    expect(shown('a')).toBeUndefined()
    await vi.runAllTimersAsync()
    expect((await outcome).kind).toBe('failed')
    expect(shown('a')?.name).toBe('Pumps')
  })
})
