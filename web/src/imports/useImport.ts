import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { writeHeaders } from '../api/client'
import { ProblemError } from '../api/problem'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi } from '../session'
import { newCid } from '../state/cid'
import { useStore } from '../state/hooks'
import { bodyOf } from '../tables'

export type Import = components['schemas']['Import']
export type ImportFile = components['schemas']['ImportFile']
export type ImportColumn = components['schemas']['ImportColumn']
export type Mapping = components['schemas']['ImportMapping']
export type Counts = components['schemas']['ImportCounts']

/** States in which the server is at work. */
const working: readonly Import['state'][] = ['uploading', 'checking', 'running', 'undoing']

export function isWorking({ state }: Import): boolean {
  return working.includes(state)
}

/** How often the count of rows is asked for while the server is at work. */
const tick = 1_000

export function useImports() {
  const api = useApi()
  return useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await bodyOf(api.GET('/imports'))).items,
  })
}

/** One import, followed while the server is at work on it, in this window or from another. */
export function useImport(id: string) {
  const api = useApi()
  const store = useStore()
  const query = useQuery({
    queryKey: ['import', id],
    queryFn: () => bodyOf(api.GET('/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && isWorking(data) ? tick : false),
  })
  const again = useRef(query.refetch)
  useEffect(() => {
    again.current = query.refetch
  })
  useEffect(
    () => store.onChange((change) => void (change.noun === 'import' && change.id === id && again.current())),
    [store, id],
  )
  return query
}

/** What can be done with an import; every answer is shown at once, a refusal as a sentence. */
export function useActs(id: string) {
  const i18n = useI18n()
  const api = useApi()
  const queries = useQueryClient()
  const [busy, setBusy] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const turn = useRef<Promise<unknown>>(Promise.resolve())

  const latest = () => queries.getQueryData<Import>(['import', id])?.version
  const params = { path: { id } }
  const calls = {
    preview: () => api.POST('/imports/{id}/preview', { params, headers: writeHeaders(newCid(), latest()) }),
    commit: () =>
      api.POST('/imports/{id}/commit', { params: { ...params, header: writeHeaders(newCid(), latest()) } }),
    cancel: () => api.POST('/imports/{id}/cancel', { params, headers: writeHeaders(newCid()) }),
    undo: () => api.POST('/imports/{id}/undo', { params, headers: writeHeaders(newCid()) }),
  }
  /** One after the other, each on the version that the former one made. */
  function act(name: string, call: () => Promise<{ data?: Import }>): Promise<void> {
    const own = turn.current.then(async () => {
      setBusy(name)
      setRefused(undefined)
      try {
        queries.setQueryData(['import', id], await bodyOf(call()))
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        setRefused(problemText(error.problem, i18n))
        await queries.refetchQueries({ queryKey: ['import', id] })
      } finally {
        setBusy(undefined)
      }
    })
    turn.current = own.catch(() => {})
    return own
  }
  return {
    busy,
    refused,
    act: (name: keyof typeof calls) => act(name, calls[name]),
    map: (body: Mapping) =>
      act('map', () =>
        api.PUT('/imports/{id}/mapping', { params, headers: writeHeaders(newCid(), latest()), body }),
      ),
    async drop() {
      setBusy('drop')
      try {
        await api.DELETE('/imports/{id}', { params })
        queries.removeQueries({ queryKey: ['import', id] })
        return true
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        setRefused(problemText(error.problem, i18n))
        return false
      } finally {
        setBusy(undefined)
      }
    },
  }
}

/** Where columns can go, by kind of file. */
export function useTargets(): ReadonlyMap<string, readonly string[]> {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['import fields'],
    queryFn: async () => (await bodyOf(api.GET('/imports/fields'))).items,
  })
  return new Map((data ?? []).map(({ kind, fields }) => [kind, fields]))
}
