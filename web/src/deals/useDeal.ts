import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { revOf } from '../api/client'
import type { components } from '../api/schema'
import { useApi } from '../session'
import { useEntity, useStore } from '../state/hooks'

export type Deal = components['schemas']['Deal']
export type DealPage = components['schemas']['DealPage']
export type Task = components['schemas']['Task']
export type Document = components['schemas']['Document']
export type DocumentStep = components['schemas']['DocumentStep']
export type File = components['schemas']['File']
export type Moment = components['schemas']['Moment']

/** Several changes at once are read together. */
const gather = 120

/**
 * Everything that the page of one deal shows. The deal itself is the entity of
 * the store; what hangs on it is read anew, as one page, when something happens
 * to the deal.
 */
export function useDealPage(number: string) {
  const api = useApi()
  const store = useStore()
  const query = useQuery({
    queryKey: ['deal', number],
    queryFn: async () => {
      const { data, response } = await api.GET('/deals/{deal}', { params: { path: { deal: number } } })
      if (!data) throw new Error('the deal came without a body')
      store.read('deal', revOf(response), [data.deal, ...data.links.map((link) => link.deal)])
      return data
    },
  })
  const id = query.data?.deal.id ?? ''
  const deal = useEntity('deal', id) as unknown as Deal | undefined
  const { refetch } = query
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const reload = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void refetch(), gather)
  }, [refetch])

  const behind = deal !== undefined && query.data !== undefined && deal.version > query.data.deal.version
  useEffect(() => {
    if (behind) reload()
  }, [behind, reload])
  useEffect(() => store.onChange((change) => void (change.id === id && reload())), [store, id, reload])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { page: query.data, deal, error: query.error, refetch, reload }
}

/** What happened on a deal, the newest first; `version` tells when to look again. */
export function useTimeline(id: string, page: DealPage) {
  const api = useApi()
  return useQuery({
    queryKey: ['timeline', id, page],
    queryFn: async () => {
      const { data } = await api.GET('/deals/{id}/timeline', {
        params: { path: { id }, query: { limit: 100 } },
      })
      return data?.items ?? []
    },
    placeholderData: (before, last) => (last?.queryKey[1] === id ? before : undefined),
  })
}
