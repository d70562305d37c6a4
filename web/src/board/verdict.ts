import { useQuery } from '@tanstack/react-query'
import { type Process, passes, standingOf, wayBetween } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { useEntity } from '../state/hooks'

/** What a stage says to a deal that would go there. */
export type Verdict =
  | { kind: 'here' }
  | { kind: 'forbidden' }
  | { kind: 'back' }
  /** How many answers it would still ask; undefined while that is being asked. */
  | { kind: 'asks'; open: number | undefined }

/** Judges a move before it is made; asks the server what is open only where that is wanted. */
export function useVerdict(process: Process, dealId: string, to: string, asking: boolean): Verdict {
  const api = useApi()
  const { zone } = useI18n()
  const deal = useEntity('deal', dealId)
  const from = String(deal?.stage ?? '')
  const way = wayBetween(process, from, to)
  const { data } = useQuery({
    queryKey: ['checks', dealId, deal?.version, to],
    staleTime: 5_000,
    enabled: asking && deal !== undefined && (way === 'forward' || way === 'skip'),
    queryFn: async () => {
      const { data } = await api.GET('/deals/{id}/moves/{to}', { params: { path: { id: dealId, to } } })
      return data?.items ?? []
    },
  })
  if (from === to) return { kind: 'here' }
  if (!way) return { kind: 'forbidden' }
  if (way === 'back') return { kind: 'back' }
  const open = data?.filter(
    (check) => check.level !== 'advised' && !passes(standingOf(check, undefined, new Set(), zone)),
  )
  return { kind: 'asks', open: open?.length }
}

export function useVerdictWords(): (verdict: Verdict) => string {
  const { t } = useI18n()
  return (verdict) => {
    switch (verdict.kind) {
      case 'here':
        return t('board.verdict.here')
      case 'forbidden':
        return t('board.verdict.forbidden')
      case 'back':
        return t('board.verdict.back')
      case 'asks':
        return verdict.open === undefined
          ? t('board.verdict.free')
          : t('board.verdict.asks', { count: verdict.open })
    }
  }
}
