import { useMemo } from 'react'
import { revOf, type WriteHeaders, writeHeaders } from '../api/client'
import { type Problem, problemOf } from '../api/problem'
import { answerOf, useApi } from '../session'
import type { Answer, Fields } from '../state/change'
import { newCid } from '../state/cid'
import { useStore } from '../state/hooks'
import type { Outcome } from '../state/store'
import type { MoveOrder } from './criteria'
import { end, indexOf, type Process, winIndex } from './process'
import { useNow } from './today'

/** One try of a write: its headers carry its id and the version it was made on. */
export type Send = (headers: Record<string, string>) => Promise<{ data?: object; response: Response }>

/** A deal at the version that a move made. */
export interface Moved {
  id: string
  version: number
}

/** A deal that could not be taken back, and why. */
export interface Kept {
  id: string
  problem: Problem
}

/** The ways in which pages change deals. Each shows at once and tells how it ended. */
export interface DealChanges {
  /** Changes a deal, or what hangs on it; the answer is the deal. */
  change: (id: string, patch: Fields, send: Send, clash?: 'ask' | 'theirs') => Promise<Outcome>
  move: (id: string, process: Process, order: MoveOrder) => Promise<Outcome>
  /** Takes back the last move; `before` is how the deal was. */
  undoMove: (id: string, before: Fields) => Promise<Outcome>
  /** Takes back what one order moved; gives the deals that stay. Throws when all is refused. */
  undoTogether: (deals: readonly Moved[]) => Promise<readonly Kept[]>
  /** A write whose answer is no deal: an approval, a contact. Throws when refused. */
  write: <T>(send: (headers: WriteHeaders) => Promise<T>) => Promise<T>
}

export function useDealChanges(): DealChanges {
  const api = useApi()
  const store = useStore()
  const now = useNow()
  const clock = useMemo(() => ({ now }), [now])

  return useMemo(() => {
    const change: DealChanges['change'] = (id, patch, send, clash = 'theirs') =>
      store.mutate({
        noun: 'deal',
        id,
        patch,
        clash,
        send: ({ cid, version }) => answerOf(send(writeHeaders(cid, version))) as Promise<Answer>,
      })
    const rankOf = (id: string | undefined) => String((id && store.get('deal', id)?.rank) ?? '')
    return {
      change,
      move: (id, process, order) =>
        change(
          id,
          {
            ...moved(store.get('deal', id) ?? {}, process, order.to, new Date(clock.now()).toISOString()),
            ...(order.after && { rank: rankBelow(rankOf(order.after), rankOf(order.before)) }),
          },
          (headers) => api.POST('/deals/{id}/moves', { params: { path: { id } }, headers, body: order }),
        ),
      undoMove: (id, before) =>
        change(id, before, (headers) =>
          api.DELETE('/deals/{id}/moves/last', { params: { path: { id } }, headers }),
        ),
      undoTogether: async (deals) => {
        const { data, response } = await api.POST('/bulk/moves/undo', {
          params: { header: writeHeaders(newCid()) },
          body: { deals: [...deals] },
        })
        const items = data?.items ?? []
        store.read(
          'deal',
          revOf(response),
          items.flatMap(({ deal }): Fields[] => (deal ? [deal] : [])),
        )
        return items.flatMap(({ id, problem }) =>
          problem ? [{ id, problem: problemOf(problem.status, problem) }] : [],
        )
      },
      write: (send) => send(writeHeaders(newCid())),
    }
  }, [api, store, clock])
}

/** A rank that sorts between two others, until the server gives the real one; no `before` means the end. */
export function rankBelow(after: string, before: string): string {
  const guess = ['V', '1', '0'].map((more) => after + more)
  return guess.find((rank) => before === '' || rank < before) ?? after
}

/** What a move changes on the deal, as far as the screen can know before the server. */
export function moved(deal: Fields, process: Process, to: string, at: string): Fields {
  const patch: Record<string, unknown> = { stage: to, rank: '', stage_since: at }
  const beyond = indexOf(process, to) >= winIndex(process)
  if (to === end) {
    patch.end_date = at.slice(0, 10)
    patch.outcome = process.kind === 'relationship' ? 'ended' : 'won'
  } else if (beyond && deal.outcome === 'open') patch.outcome = 'won'
  else if (!beyond && deal.outcome === 'won') patch.outcome = 'open'
  if (deal.waiting_until) Object.assign(patch, { waiting_until: '', waiting_reason: '' })
  return patch
}
