import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useLocation } from '@tanstack/react-router'
import { enter, useConnection } from '../session'
import { tellOtherWindows } from './leaving'
import { Unreachable } from './Unreachable'

/** Where a link to the sample company leads: it signs in at once, and works once. */
export function SignInRoute() {
  const connection = useConnection()
  const queries = useQueryClient()
  const { hash } = useLocation()
  const { data, error } = useQuery({
    queryKey: ['sign-in', hash],
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data } = await connection.api.POST('/session', { body: { token: hash } })
      if (!data) throw new Error('a session without a body')
      tellOtherWindows()
      enter(connection, queries, data)
      return true
    },
  })
  if (error) return <Unreachable error={error} reset={() => {}} />
  return data ? <Navigate to="/" replace /> : null
}
