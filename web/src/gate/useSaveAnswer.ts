import { useCallback } from 'react'
import { type Api, versionOf, writeHeaders } from '../api/client'
import { type Problem, ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { newCid } from '../state/cid'
import { useDealChanges } from './changes'
import { answerOf, type Entry, type Unmet, valuesOf } from './criteria'

/**
 * Saves what was put down for one criterion, by the action that the server named:
 * as an answer, or as a change of the deal or its company.
 */
export function useSaveAnswer() {
  const { zone } = useI18n()
  const api = useApi()
  const { change } = useDealChanges()

  return useCallback(
    async (deal: string, check: Unmet, entry: Entry): Promise<Problem | 'incomplete' | undefined> => {
      const values = check.action.do === 'ask' ? undefined : valuesOf(check, entry, zone)
      if (!values) return 'incomplete'
      const company = /\/companies\/([^/]+)$/.exec(check.action.href)?.[1]
      if (company) return editCompany(api, company, values)
      const task = /\/tasks\/([^/]+)$/.exec(check.action.href)?.[1]
      if (task) {
        const outcome = await change(deal, {}, (headers) =>
          api.PATCH('/tasks/{id}', { params: { path: { id: task } }, headers, body: values }),
        )
        return outcome.kind === 'failed' ? outcome.problem : undefined
      }

      const path = { params: { path: { id: deal } } }
      const answer = answerOf(check, entry, zone)
      const outcome = answer
        ? await change(deal, {}, (headers) =>
            api.POST('/deals/{id}/answers', { ...path, headers, body: answer }),
          )
        : await change(deal, {}, (headers) => api.PATCH('/deals/{id}', { ...path, headers, body: values }))
      return outcome.kind === 'failed' ? outcome.problem : undefined
    },
    [api, change, zone],
  )
}

async function editCompany(
  api: Api,
  id: string,
  values: Record<string, unknown>,
): Promise<Problem | undefined> {
  const path = { params: { path: { id } } }
  try {
    const { response } = await api.GET('/companies/{id}', path)
    const headers = writeHeaders(newCid(), versionOf(response))
    await api.PATCH('/companies/{id}', { ...path, headers, body: values })
    return undefined
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
}
