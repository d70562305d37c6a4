import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ProblemError } from '../api/problem'
import { openEvents, type StreamMessage } from '../api/stream'
import { type Change, changeOf, type ToldChange } from '../state/change'
import type { Delta, EventsSource } from '../state/events'
import { followAsOneWindow } from '../state/windows'
import { useAnnounce } from '../ui/LiveRegion'
import { type Connection, flatWorkspace, useConnection } from './connection'

/** A break that is shorter is not worth a word. */
const quiet = 5_000

/** Brings changes by others into the store from a rev on; says whether the server is within reach. */
export function useLiveChanges(since: number, onSignedOut: () => void): boolean {
  const connection = useConnection()
  const queries = useQueryClient()
  const { announceRemote } = useAnnounce()
  const [connected, setConnected] = useState(true)
  const latest = useRef({ announceRemote, onSignedOut })
  useEffect(() => {
    latest.current = { announceRemote, onSignedOut }
  })
  useEffect(() => {
    const { api, store } = connection
    const off = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let live = true
    // An open stream does not notice at once that the network is gone.
    const look = () => {
      if (live && navigator.onLine) {
        clearTimeout(timer)
        timer = undefined
        return setConnected(true)
      }
      timer ??= setTimeout(() => setConnected(false), quiet)
    }
    const network = ['online', 'offline']
    for (const each of network) addEventListener(each, look)
    const stop = store.onChange(() => latest.current.announceRemote())
    followAsOneWindow(
      since,
      sourceOf(connection, () => latest.current.onSignedOut()),
      {
        onChange(change) {
          api.revs.note(change.rev)
          store.hear(asKnown(change))
        },
        onLost: () => void queries.refetchQueries({ type: 'active' }),
        onState(state) {
          live = state === 'live'
          look()
        },
      },
      off.signal,
    )
    return () => {
      off.abort()
      for (const each of network) removeEventListener(each, look)
      clearTimeout(timer)
      stop()
    }
  }, [connection, queries, since])
  return connected
}

/** A change in the form in which the store knows its noun. */
function asKnown(change: Change): Change {
  const flatter = change.noun === 'workspace' && change.after
  return flatter ? { ...change, after: flatWorkspace(flatter) } : change
}

function sourceOf({ api }: Connection, onSignedOut: () => void): EventsSource {
  return {
    open: (since, signal) => openSignedIn(since, signal, onSignedOut),
    async delta(since, signal): Promise<Delta> {
      const { data } = await api.GET('/changes', { params: { query: { since } }, signal })
      if (!data || data.lost) return { lost: true, rev: data?.rev ?? since }
      return { changes: data.changes.map((each) => changeOf(each as ToldChange)), rev: data.rev }
    },
    now: () => Date.now(),
    random: Math.random,
  }
}

async function* openSignedIn(
  since: number,
  signal: AbortSignal,
  onSignedOut: () => void,
): AsyncGenerator<StreamMessage> {
  try {
    yield* openEvents(since, signal)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) onSignedOut()
    throw error
  }
}
