import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi, useSession } from '../session'
import { useStore } from '../state/hooks'

/** What is asked and not yet answered; `toDecide` is for me to answer. */
export function useApprovals() {
  const api = useApi()
  const store = useStore()
  const { me, roles } = useSession()
  const { data, refetch } = useQuery({
    queryKey: ['approvals'],
    staleTime: 30_000,
    queryFn: async () => (await api.GET('/approvals')).data?.items ?? [],
  })
  useEffect(
    () => store.onChange(({ verb }) => void ((verb === 'asked' || verb === 'decided') && refetch())),
    [store, refetch],
  )
  const toDecide = (data ?? []).filter(
    ({ asked_by, purpose, roles: wanted }) =>
      wanted.some((role) => (roles as readonly string[]).includes(role)) &&
      (asked_by !== me.id || purpose === 'waive'),
  )
  return { approvals: data, toDecide, refetch }
}
