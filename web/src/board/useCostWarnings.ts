import { useQuery } from '@tanstack/react-query'
import { useApi } from '../session'

const fresh = 60_000

/** Why the sale of a deal costs too much, for the cards; read again now and then. */
export function useCostWarning(deal: string): string | undefined {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['cost-warnings'],
    staleTime: fresh,
    queryFn: async () => {
      const { data } = await api.GET('/cost-warnings')
      return new Map(data?.items.map(({ deal_id, warning }) => [deal_id, warning]))
    },
  })
  return data?.get(deal)
}
