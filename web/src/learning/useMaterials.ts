import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { type Problem, ProblemError } from '../api/problem'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi, useFetched } from '../session'
import { newCid } from '../state/cid'

export type Material = components['schemas']['Material']
export type MaterialDraft = components['schemas']['MaterialDraft']

/** Where material hangs: on a stage, or with a product. */
export interface Place {
  pipeline?: string | undefined
  stage?: string | undefined
  product?: string | undefined
}

/** The firm's learning material of a place; changes of it stand there at once. */
export function useMaterials({ pipeline, stage, product }: Place) {
  const api = useApi()
  const i18n = useI18n()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const read = async () => (await api.GET('/materials')).data?.items ?? []
  const { data = [], set } = useFetched<readonly Material[]>('material', read)
  const here = data.filter((each) =>
    each.product_id
      ? product !== undefined && each.product_id === product
      : pipeline !== undefined && each.pipeline_id === pipeline && each.stage === stage,
  )

  async function act(send: () => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    setProblem(undefined)
    try {
      await send()
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
    here,
    busy,
    error: problem && problemText(problem, i18n),
    keep: (body: MaterialDraft, known: Material | undefined) =>
      act(() =>
        known
          ? api.PUT('/materials/{id}', {
              params: { path: { id: known.id } },
              headers: writeHeaders(newCid(), known.version),
              body,
            })
          : api.POST('/materials', { headers: writeHeaders(newCid()), body }),
      ),
    remove: ({ id, version }: Material) =>
      act(() =>
        api.DELETE('/materials/{id}', { params: { path: { id } }, headers: writeHeaders(newCid(), version) }),
      ),
    mark: ({ id }: Material, done: boolean) =>
      act(() =>
        api.PUT('/materials/{id}/done', {
          params: { path: { id } },
          headers: writeHeaders(newCid()),
          body: { done },
        }),
      ),
  }
}
