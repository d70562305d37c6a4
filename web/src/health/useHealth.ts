import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { components } from '../api/schema'
import { useApi } from '../session'
import { bodyOf, useChanges } from '../tables'

export type Finding = components['schemas']['HealthFinding']
export type Evidence = components['schemas']['Evidence']
export type Rule = Finding['rule']

/** What is wrong and what goes well; read again when a deal or a lead has changed. */
export function useHealth() {
  const api = useApi()
  const [since] = useState(() => Date.now())
  const changes = [useChanges('deal', since), useChanges('lead', since)]
  return useQuery({
    queryKey: ['health', changes],
    queryFn: () => bodyOf(api.GET('/health')),
    placeholderData: keepPreviousData,
  })
}

/** All that shows the findings of one rule, once it is asked for. */
export function useEvidence(rule: Rule, asked: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: ['health', rule],
    enabled: asked,
    queryFn: () => bodyOf(api.GET('/health', { params: { query: { rule } } })),
  })
}
