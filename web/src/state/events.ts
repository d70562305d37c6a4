import type { StreamMessage } from '../api/stream'
import { type Change, changeOf } from './change'

/** Longer silence than this means that the stream is dead: the server's heart beats every 20 s. */
const silence = 45_000
/** After a longer gap one delta call is cheaper than replaying the stream. */
const longGap = 60_000
const firstPause = 500
const longestPause = 30_000

export type EventsState = 'live' | 'connecting' | 'waiting'

/** What happened after a rev, or that the server can't tell any more and lists must be read anew. */
export type Delta = { changes: Change[]; rev: number } | { lost: true; rev: number }

export interface EventsSource {
  open: (since: number, signal: AbortSignal) => AsyncIterable<StreamMessage>
  delta: (since: number, signal: AbortSignal) => Promise<Delta>
  now: () => number
  /** Between 0 and 1. */
  random: () => number
}

export interface EventsListener {
  onChange: (change: Change) => void
  /** The gap could not be filled: every list on screen is to be read once. */
  onLost: () => void
  onState: (state: EventsState) => void
}

/**
 * Follows the change log from a rev until called off: reconnects with growing,
 * uneven pauses, fills long gaps by one delta call, passes each change on once
 * and in the order of its rev.
 */
export async function followEvents(
  since: number,
  source: EventsSource,
  listener: EventsListener,
  signal: AbortSignal,
): Promise<void> {
  let rev = since
  let heard = source.now()
  let failures = 0

  const pass = (change: Change) => {
    if (change.rev <= rev) return
    rev = change.rev
    listener.onChange(change)
  }
  const fillGap = async () => {
    const delta = await source.delta(rev, signal)
    if ('lost' in delta) listener.onLost()
    else delta.changes.toSorted((a, b) => a.rev - b.rev).forEach(pass)
    rev = Math.max(rev, delta.rev)
    heard = source.now()
  }

  while (!signal.aborted) {
    listener.onState('connecting')
    const attempt = watch(signal)
    try {
      if (source.now() - heard > longGap) await fillGap()
      attempt.alive()
      for await (const message of source.open(rev, attempt.signal)) {
        attempt.alive()
        heard = source.now()
        failures = 0
        listener.onState('live')
        if (message.event === 'reset') await fillGap()
        else if (message.event === 'scope') listener.onLost()
        else if (message.data !== '') pass(changeOf(JSON.parse(message.data)))
      }
    } catch {
      // Whatever broke it, the next try begins at the last rev that was passed on.
    } finally {
      attempt.end()
    }
    if (signal.aborted) return
    listener.onState('waiting')
    await pause(Math.min(firstPause * 2 ** failures++, longestPause) * (0.5 + source.random() / 2), signal)
  }
}

/** A signal that is cut when nothing has been heard for too long. */
function watch(outer: AbortSignal) {
  const cut = new AbortController()
  const stop = () => cut.abort(outer.reason)
  outer.addEventListener('abort', stop, { once: true })
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    signal: cut.signal,
    alive() {
      clearTimeout(timer)
      timer = setTimeout(() => cut.abort(new DOMException('the stream is silent', 'TimeoutError')), silence)
    },
    end() {
      clearTimeout(timer)
      outer.removeEventListener('abort', stop)
    },
  }
}

/** Ends early when the network is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      globalThis.removeEventListener?.('online', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    globalThis.addEventListener?.('online', end)
    signal.addEventListener('abort', end, { once: true })
  })
}
