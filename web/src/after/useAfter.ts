import { useQuery } from '@tanstack/react-query'
import type { components } from '../api/schema'
import { useApi } from '../session'
import { bodyOf } from '../tables'

export type AfterWork = components['schemas']['AfterWork']
export type Feedback = components['schemas']['Feedback']
export type Publication = components['schemas']['CrmPublication']
export type Figure = components['schemas']['CrmFigure']
export type Report = components['schemas']['PerformanceReport']

/** What the panels know of their deal. */
export interface Worked {
  id: string
  number: number
  version: number
}

/** Somebody of the client. */
export interface Person {
  key: string
  label: string
}

/** Feedback, permissions and results of a deal; read again when the deal has changed. */
export function useAfterWork({ id, version }: Pick<Worked, 'id' | 'version'>) {
  const api = useApi()
  return useQuery({
    queryKey: ['after-work', id, version],
    queryFn: () => bodyOf(api.GET('/deals/{id}/after-work', { params: { path: { id } } })),
    placeholderData: (before, last) => (last?.queryKey[1] === id ? before : undefined),
  })
}
