import type { UseQueryResult } from '@tanstack/react-query'
import { useI18n } from '../i18n'
import { Failed, Skeleton } from '../ui/PageState'
import { Broken } from './Broken'

interface AwaitedProps {
  query: Pick<UseQueryResult<unknown>, 'data' | 'error' | 'fetchStatus' | 'refetch'>
  /** What could not be shown, where it could not be read. */
  title: string
}

/** Stands where something is to come: it is on its way, there is no connection, or it could not be read. */
export function Awaited({ query: { data, error, fetchStatus, refetch }, title }: AwaitedProps) {
  const { t } = useI18n()
  if (data !== undefined) return null
  if (error) return <Broken title={title} error={error} onRetry={() => void refetch()} />
  if (fetchStatus === 'paused') return <Failed title={t('ui.offline')} hint={t('ui.awaited.offline')} />
  return <Skeleton height="12rem" />
}
