import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { type Problem, ProblemError } from '../api/problem'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi, useFetched, useSession } from '../session'
import { newCid } from '../state/cid'
import { bodyOf } from '../tables'

export type Product = components['schemas']['Product']
export type ProductIn = components['schemas']['ProductIn']

/** The price list; changes of it stand there at once. */
export function useProducts() {
  const api = useApi()
  const i18n = useI18n()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const read = async () =>
    (await api.GET('/products', { params: { query: { limit: 200 } } })).data?.items ?? []
  const { data, set } = useFetched<readonly Product[]>('product', read)

  /** Whether it was kept. */
  async function keep(body: ProductIn, known: Product | undefined): Promise<boolean> {
    setBusy(true)
    setProblem(undefined)
    try {
      await (known
        ? api.PUT('/products/{id}', {
            params: { path: { id: known.id }, header: {} },
            headers: writeHeaders(newCid(), known.version),
            body,
          })
        : api.POST('/products', { headers: writeHeaders(newCid()), body }))
      set(await read())
      return true
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error.problem)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    products: data,
    busy,
    error: problem && problemText(problem, i18n),
    keep,
    forget: () => setProblem(undefined),
  }
}

/** What each product brought, by its id; empty for those who may not see costs. */
export function useSold() {
  const api = useApi()
  const { can } = useSession()
  const { data } = useQuery({
    queryKey: ['costs', 'product', 'all'],
    enabled: can('get-costs'),
    queryFn: () => bodyOf(api.GET('/reports/costs', { params: { query: { by: 'product' } } })),
  })
  return { currency: data?.currency ?? '', of: new Map(data?.items.map((line) => [line.key, line])) }
}
