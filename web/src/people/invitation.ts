import { useApi } from '../session'

/** Makes a one-time link for a person; earlier ones stop working. */
export function useInvitation(): (id: string) => Promise<string> {
  const api = useApi()
  return async (id) => {
    const { data } = await api.POST('/users/{id}/invitation', { params: { path: { id } } })
    return data?.url ?? ''
  }
}
