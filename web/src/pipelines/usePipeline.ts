import { useQuery } from '@tanstack/react-query'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { textIn, useApi } from '../session'
import { bodyOf } from '../tables'

export type Funnel = components['schemas']['FunnelOut']
export type FunnelStep = components['schemas']['FunnelStep']
export type Criterion = components['schemas']['Criterion']

/** A pipeline's deals by stage, and its chances. */
export function useFunnel(id: string, version: number) {
  const api = useApi()
  return useQuery({
    queryKey: ['funnel', id, version],
    queryFn: () => bodyOf(api.GET('/funnel', { params: { query: { pipeline: id } } })),
  })
}

/** What the firm calls its own fields, by their keys. */
export function useOwnFields(): ReadonlyMap<string, string> {
  const api = useApi()
  const { language } = useI18n()
  const { data } = useQuery({
    queryKey: ['fields'],
    queryFn: () => bodyOf(api.GET('/fields')),
  })
  return new Map((data?.items ?? []).map(({ key, label }) => [key, textIn(label, language) || key]))
}
