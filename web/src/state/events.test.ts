import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { StreamMessage } from '../api/stream'
import type { Change } from './change'
import { newCid } from './cid'
import { type Delta, followEvents } from './events'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Step = { after: number; rev?: number; event?: string } | { after: number; breaks: true }

const change = (rev: number): Change => ({
  rev,
  at: 0,
  actor: 'olga',
  door: 'web',
  noun: 'deal',
  id: 'a',
  verb: 'edit',
  after: {},
})

/** Follows connections that behave as the scripts say; the last one hangs for ever. */
async function follow(scripts: Step[][], options: { delta?: Delta; for?: number } = {}) {
  const opened: [number, number][] = []
  const heard: number[] = []
  const states: string[] = []
  let lost = 0
  let deltas = 0
  const off = new AbortController()
  const start = Date.now()

  async function* open(since: number, signal: AbortSignal): AsyncGenerator<StreamMessage> {
    opened.push([Date.now() - start, since])
    for (const step of scripts[opened.length - 1] ?? []) {
      if (step.after > 0) await wait(step.after, signal)
      if ('breaks' in step) throw new TypeError('network')
      const data = step.rev ? JSON.stringify(change(step.rev)) : ''
      yield { event: step.event ?? (data ? 'change' : 'heartbeat'), data, id: '' }
    }
    if (opened.length >= scripts.length) await wait(1e9, signal)
  }
  const following = followEvents(
    10,
    {
      open,
      delta: async () => {
        deltas++
        return options.delta ?? { changes: [], rev: 10 }
      },
      now: () => Date.now(),
      random: () => 1,
    },
    { onChange: ({ rev }) => heard.push(rev), onLost: () => lost++, onState: (state) => states.push(state) },
    off.signal,
  )
  await vi.advanceTimersByTimeAsync(options.for ?? 100_000)
  off.abort()
  await following
  return { opened, heard, states, lost, deltas }
}

function wait(ms: number, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(signal.reason)
      },
      { once: true },
    )
  })
}

it('passes each change on once', async () => {
  const { heard, states } = await follow(
    [
      [
        { after: 1, rev: 11 },
        { after: 1, rev: 11 },
        { after: 1, rev: 12 },
      ],
    ],
    { for: 100 },
  )
  expect(heard).toEqual([11, 12])
  expect(states).toEqual(['connecting', 'live', 'live', 'live'])
})

it('comes back after a break, from the last rev it passed on', async () => {
  const { opened, heard, deltas } = await follow(
    [
      [
        { after: 10, rev: 11 },
        { after: 10, breaks: true },
      ],
      [
        { after: 10, rev: 11 },
        { after: 0, rev: 12 },
      ],
    ],
    { for: 5000 },
  )
  expect(opened).toEqual([
    [0, 10],
    [520, 11],
  ])
  expect(heard).toEqual([11, 12])
  expect(deltas).toBe(0)
})

it('takes a stream without a heartbeat for dead', async () => {
  const beats = [{ after: 20_000 }, { after: 20_000 }, { after: 1e9 }]
  const { opened } = await follow([beats, []], { for: 90_000 })
  expect(opened).toEqual([
    [0, 10],
    [85_500, 10],
  ])
})

it('waits longer after each failure, half a minute at most', async () => {
  const { opened } = await follow(Array(9).fill([{ after: 0, breaks: true }]), { for: 110_000 })
  expect(opened.map(([at], i) => at - (opened[i - 1]?.[0] ?? 0))).toEqual([
    0, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000,
  ])
})

it('fills a long gap by one delta call', async () => {
  const failing = Array(8).fill([{ after: 0, breaks: true }])
  const { heard, deltas, lost } = await follow([...failing, [{ after: 1, rev: 14 }]], {
    delta: { changes: [change(13), change(12), change(9)], rev: 13 },
    for: 120_000,
  })
  expect([heard, deltas > 0, lost]).toEqual([[12, 13, 14], true, 0])
})

it('has the lists read anew when the gap is lost', async () => {
  const { lost, heard } = await follow(
    [
      [
        { after: 1, event: 'reset' },
        { after: 1, rev: 41 },
      ],
    ],
    {
      delta: { lost: true, rev: 40 },
      for: 100,
    },
  )
  expect([lost, heard]).toEqual([1, [41]])
})

it('makes ids that are UUIDv7 and sort by time', () => {
  const zero = new Uint8Array(16)
  expect(newCid(0x0192_3456_789a, zero)).toBe('01923456-789a-7000-8000-000000000000')
  const ids = [1e12, 1.5e12, 1.7e12].map((now) => newCid(now))
  expect(ids.toSorted()).toEqual(ids)
  expect(newCid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
