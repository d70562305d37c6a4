import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { type PipelineView, useApi } from '../session'
import type { Change, Fields } from '../state/change'
import { useStore } from '../state/hooks'
import { type Board, BoardModel, type BoardState, isActive } from './board-model'
import { cardsOf } from './cards'
import { type Valued, worthIn } from './worth'

export interface OpenBoard {
  board: Board
  model: BoardModel
}

/** Others' changes that a filter may let in are looked up together. */
const gather = 1_000

/** A pipeline's board: read once, then kept by what happens to its deals. */
export function useBoard(pipeline: PipelineView, filter: string) {
  const api = useApi()
  const store = useStore()
  const query = useQuery({
    queryKey: ['board', pipeline.id, pipeline.version, filter],
    queryFn: async (): Promise<OpenBoard> => {
      const { data: board } = await api.GET('/pipelines/{id}/board', {
        params: { path: { id: pipeline.id }, query: { shape: 'columns', ...(filter && { filter }) } },
      })
      if (!board) throw new Error('the board came without a body')
      store.read('deal', board.rev, cardsOf(board))
      const worth = worthIn(pipeline.pipeline.process, board.currency, board.rates)
      return { board, model: new BoardModel(store, board, (deal) => worth(deal as Fields & Valued)) }
    },
    placeholderData: (before, last) => (last?.queryKey[1] === pipeline.id ? before : undefined),
  })
  useNews(query.data, pipeline.id, filter !== '', query.refetch)
  return query
}

export function useBoardState(model: BoardModel): BoardState {
  return useSyncExternalStore(model.subscribe, model.state)
}

/** Takes in deals that others have made, or that have come back. */
function useNews(open: OpenBoard | undefined, pipeline: string, filtered: boolean, refetch: () => unknown) {
  const store = useStore()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const again = useRef(refetch)
  useEffect(() => {
    again.current = refetch
  })
  const handleChange = useCallback(
    async ({ noun, id, after }: Change) => {
      if (noun !== 'deal' || !after || !open || open.model.has(id)) return
      if (filtered || !open.board.columns?.whole) {
        clearTimeout(timer.current)
        timer.current = setTimeout(() => again.current(), gather)
        return
      }
      if (!store.get('deal', id)) await store.refresh('deal', id).catch(() => {})
      const deal = store.get('deal', id)
      if (deal?.pipeline_id === pipeline && isActive(deal)) open.model.admit(id)
    },
    [store, open, pipeline, filtered],
  )
  useEffect(() => {
    const stop = store.onChange((change) => void handleChange(change))
    return () => {
      stop()
      clearTimeout(timer.current)
    }
  }, [store, handleChange])
}
