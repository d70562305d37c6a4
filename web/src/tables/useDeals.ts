import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { components } from '../api/schema'
import { useApi } from '../session'
import type { Fields } from '../state/change'
import { useEntities, useStore } from '../state/hooks'
import { bodyOf } from './body'
import type { Deal } from './dealColumns'

export type DealList = components['schemas']['DealList']

/** Deals by filter and order as far as they have been asked for, with the sums of all of them. */
export function useDeals(filter: string, sort: string) {
  const api = useApi()
  const store = useStore()
  const query = useInfiniteQuery({
    queryKey: ['deals', filter, sort],
    initialPageParam: '',
    queryFn: async ({ pageParam: after }) => {
      const list = await bodyOf(
        api.GET('/deals', { params: { query: { limit: 100, filter, sort, ...(after && { after }) } } }),
      )
      store.read('deal', list.rev, list.items as unknown as Fields[])
      const { items: _, ...page } = list
      return page
    },
    getNextPageParam: ({ next }) => next || undefined,
    placeholderData: keepPreviousData,
  })
  const known = useEntities('deal') as readonly unknown[] as readonly Deal[]
  const byId = new Map(known.map((deal) => [deal.id, deal]))
  const deals = (query.data?.pages ?? []).flatMap(({ ids }) => ids.flatMap((id) => byId.get(id) ?? []))
  return { ...query, deals, head: query.data?.pages[0] }
}
