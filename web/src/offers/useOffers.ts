import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Problem, ProblemError } from '../api/problem'
import { type Send, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi } from '../session'

/** The deal that offers and requests are of. */
export interface Offered {
  id: string
  version: number
  currency: string
  value: number | null
}

/** Offers of a deal; `version` tells when to look again. */
export function useOffers({ id, version }: Offered) {
  const api = useApi()
  return useQuery({
    queryKey: ['offers', id, version],
    queryFn: async () =>
      (await api.GET('/deals/{id}/offers', { params: { path: { id } } })).data?.items ?? [],
    placeholderData: (before, last) => (last?.queryKey[1] === id ? before : undefined),
  })
}

/** What the client asked to be changed. */
export function useChangeRequests({ id, version }: Offered) {
  const api = useApi()
  return useQuery({
    queryKey: ['change-requests', id, version],
    queryFn: async () =>
      (await api.GET('/deals/{id}/change-requests', { params: { path: { id } } })).data?.items ?? [],
    placeholderData: (before, last) => (last?.queryKey[1] === id ? before : undefined),
  })
}

const minute = 60_000

/** The price list. */
export function usePriceList() {
  const api = useApi()
  const { data = [] } = useQuery({
    queryKey: ['products'],
    staleTime: minute,
    queryFn: async () =>
      (await api.GET('/products', { params: { query: { limit: 200 } } })).data?.items ?? [],
  })
  return data
}

/** Sends what a form asks for, and keeps what the server said against it. */
export function useSending() {
  const i18n = useI18n()
  const { change } = useDealChanges()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  async function attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    setBusy(true)
    setProblem(undefined)
    try {
      return await act()
    } catch (failure) {
      if (!(failure instanceof ProblemError)) throw failure
      setProblem(failure.problem)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    problem,
    error: problem && problemText(problem, i18n),
    /** A call whose answer is no deal; undefined where it was refused. */
    attempt,
    /** A change whose answer is the deal. Whether it was made. */
    save: async (deal: string, send: Send) =>
      (await attempt(async () => {
        const outcome = await change(deal, {}, send)
        if (outcome.kind === 'failed') throw new ProblemError(outcome.problem)
        return true
      })) === true,
  }
}
