import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useStore } from '../state/hooks'

/**
 * Something that no entity stands for, such as the list of holidays: read once,
 * read again when somebody else changes the noun, and set to what an own change
 * answered.
 */
export function useFetched<T>(noun: string, read: () => Promise<T>) {
  const store = useStore()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['fetched', noun],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: read,
  })
  useEffect(
    () =>
      store.onChange((change) => {
        if (change.noun === noun) void refetch()
      }),
    [store, noun, refetch],
  )
  const set = useCallback((value: T) => queries.setQueryData(['fetched', noun], value), [queries, noun])
  return { data, error, set }
}
