import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { bodyOf } from '../tables'
import { useToast } from '../ui/Toast'

export type LookAlike = components['schemas']['LookAlike']
export type MergeOrder = components['schemas']['MergeOrder']

interface Typed {
  noun?: 'lead' | 'contact' | 'company'
  name?: string
  company_name?: string
  email?: string
  phone?: string
}

/** Who may be the same as somebody that is being typed in; asked from the third character on. */
export function useTypedAlike(typed: Typed): LookAlike[] {
  const api = useApi()
  const { noun, ...known } = typed
  const told = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value && value.trim().length >= 3),
  )
  const wanted = useDeferredValue(JSON.stringify(told))
  const { data } = useQuery({
    queryKey: ['look-alikes', noun, wanted],
    staleTime: 60_000,
    queryFn: () =>
      bodyOf(
        api.GET('/look-alikes', { params: { query: { ...(noun && { noun }), ...JSON.parse(wanted) } } }),
      ),
    enabled: wanted !== '{}',
  })
  return wanted === '{}' ? [] : (data?.items ?? [])
}

/** Who may be the same as a company or a contact of ours. */
export function useAlikeOf(noun: 'contact' | 'company', id: string) {
  const api = useApi()
  return useQuery({
    queryKey: ['look-alikes', noun, id],
    queryFn: () => bodyOf(api.GET('/look-alikes', { params: { query: { noun, id } } })),
  })
}

/** Why two look alike, in words. */
export function useWhy(): (look: LookAlike) => string {
  const { t, format } = useI18n()
  return ({ why }) => format.list(why.map(({ kind, theirs }) => t('alike.why', { kind, theirs })))
}

/** Makes two records one, and offers to take it back. */
export function useMerge(
  send: <T>(act: (headers: Record<string, string>) => Promise<T>) => Promise<T | undefined>,
) {
  const { t } = useI18n()
  const api = useApi()
  const toast = useToast()
  return async (order: MergeOrder, names: { into: string; from: string }, onChanged: () => void) => {
    const made = await send((headers) => api.POST('/merges', { headers, body: order }))
    if (!made?.data) return false
    const { id } = made.data
    onChanged()
    toast({
      text: t('alike.merged', names),
      onUndo: async () => {
        await send((headers) => api.POST('/merges/{id}/undo', { params: { path: { id } }, headers }))
        onChanged()
      },
    })
    return true
  }
}
