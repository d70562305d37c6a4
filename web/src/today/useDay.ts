import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { components } from '../api/schema'
import { useApi } from '../session'
import { useStore } from '../state/hooks'
import { bodyOf, useChanges } from '../tables'

export type Day = components['schemas']['TodayOut']
export type Item = Day['items'][number]
export type DayDeal = components['schemas']['DayDeal']

/** Somebody's day; read again when a deal or a lead has changed. */
export function useDay(of?: string) {
  const api = useApi()
  const store = useStore()
  const [since] = useState(() => Date.now())
  const changes = [useChanges('deal', since), useChanges('lead', since)]
  return useQuery({
    queryKey: ['today', of, changes],
    queryFn: async () => {
      const day = await bodyOf(api.GET('/today', { params: { query: of ? { of } : {} } }))
      const deals = [...day.items.flatMap(({ deal }) => deal ?? []), ...day.without_step, ...day.waiting]
      store.read(
        'deal',
        day.rev,
        deals.map(({ stage_name: _, days: __, stale_days: ___, ...deal }) => ({ ...deal })),
      )
      return day
    },
    placeholderData: keepPreviousData,
  })
}
