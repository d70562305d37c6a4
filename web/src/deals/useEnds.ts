import { useNavigate } from '@tanstack/react-router'
import { writeHeaders } from '../api/client'
import { ProblemError } from '../api/problem'
import { type Unmet, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { answerOf, useApi } from '../session'
import { useStore } from '../state/hooks'
import { useToast } from '../ui/Toast'
import type { Deal } from './useDeal'

interface EndsOf {
  onChanged: () => void
  /** The stage that it comes back to asks for something first. */
  onAsked: (unmet: readonly Unmet[]) => void
}

/** How a deal ends, and how an end is taken back. */
export function useEnds(deal: Deal, { onChanged, onAsked }: EndsOf) {
  const { t, ...i18n } = useI18n()
  const api = useApi()
  const store = useStore()
  const navigate = useNavigate()
  const toast = useToast()
  const { change } = useDealChanges()
  const path = { params: { path: { id: deal.id } } }

  function tell(error: unknown) {
    if (!(error instanceof ProblemError)) throw error
    toast({ kind: 'failed', text: problemText(error.problem, { t, ...i18n }) })
  }
  return {
    async reopen() {
      const outcome = await change(deal.id, { outcome: 'open', end_date: '' }, (headers) =>
        api.DELETE('/deals/{id}/loss', { ...path, headers }),
      )
      const unmet = outcome.kind === 'failed' && (outcome.problem.more.unmet as Unmet[] | undefined)
      if (unmet) return onAsked(unmet)
      if (outcome.kind === 'failed') tell(new ProblemError(outcome.problem))
      onChanged()
    },
    async undoMove() {
      const outcome = await change(deal.id, {}, (headers) =>
        api.DELETE('/deals/{id}/moves/last', { ...path, headers }),
      )
      if (outcome.kind === 'failed') tell(new ProblemError(outcome.problem))
      else toast({ text: t('deal.undoMove.done', { deal: deal.name }) })
      onChanged()
    },
    /** A client who comes back begins a new deal, linked to the lost one. */
    async comeBack() {
      try {
        const made = await store.create('deal', (cid) =>
          answerOf(api.POST('/deals/{id}/successor', { ...path, headers: writeHeaders(cid), body: {} })),
        )
        toast({ text: t('deal.comeBack.done', { deal: deal.name }) })
        void navigate({ to: '/d/$number', params: { number: String(made.number) } })
      } catch (error) {
        tell(error)
      }
    },
  }
}
