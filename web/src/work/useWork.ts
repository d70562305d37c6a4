import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { bodyOf } from '../tables'

export type Work = components['schemas']['Work']
export type HourEntry = components['schemas']['HourEntry']
export type Expense = components['schemas']['Expense']

/** What the panel knows of its deal. */
export interface Worked {
  id: string
  version: number
  currency: string
}

/** What a deal took; read again when the deal has changed. */
export function useWork({ id, version }: Worked) {
  const api = useApi()
  return useQuery({
    queryKey: ['work', id, version],
    queryFn: () => bodyOf(api.GET('/deals/{id}/work', { params: { path: { id } } })),
    placeholderData: (before, last) => (last?.queryKey[1] === id ? before : undefined),
  })
}

/** Time as people say it: 45 min, 6 h, 1 h 30 min. */
export function useDuration(): (minutes: number) => string {
  const { t } = useI18n()
  return useCallback(
    (minutes: number) => {
      const hours = Math.floor(minutes / 60)
      const rest = minutes % 60
      if (hours === 0) return t('work.minutes', { minutes: rest })
      if (rest === 0) return t('work.hours', { hours })
      return t('work.hoursAndMinutes', { hours, minutes: rest })
    },
    [t],
  )
}

/** How long a deal stayed somewhere: minutes, hours, and days beyond two of them. */
export function useStay(): (minutes: number) => string {
  const { t } = useI18n()
  const duration = useDuration()
  return (minutes) =>
    minutes < 2 * 24 * 60 ? duration(minutes) : t('work.days', { days: Math.floor(minutes / (24 * 60)) })
}
