import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { type Api, revOf } from '../api/client'
import type { components } from '../api/schema'
import { type Language, useI18n } from '../i18n'
import type { Fields } from '../state/change'
import { useEntities, useStore } from '../state/hooks'
import { useConnection } from './connection'
import type { User } from './session'

export type Team = components['schemas']['Team']
export type Pipeline = components['schemas']['Pipeline']
export type Stage = components['schemas']['Stage']

type Texts = { [language: string]: string }

/** A text of the firm's own in a language, or in the first one that it was written in. */
export function textIn(text: Texts | undefined, language: Language): string {
  if (!text) return ''
  return text[language] || text.en || text.ru || text.pl || ''
}

type Page = { data?: { items: readonly object[] }; response: Response }

/** The nouns that are few enough to be held whole, and how each is read. */
const reads = {
  user: (api: Api): Promise<Page> => api.GET('/users'),
  team: (api: Api): Promise<Page> => api.GET('/teams'),
  pipeline: (api: Api): Promise<Page> => api.GET('/pipelines'),
}

function isShort(noun: string): noun is keyof typeof reads {
  return noun in reads
}

/** A short list that is read once and kept true by the stream of changes. */
export function useList(noun: keyof typeof reads): { loaded: boolean; error: Error | null } {
  const { api, store } = useConnection()
  const { isSuccess, error } = useQuery({
    queryKey: ['list', noun],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data, response } = await reads[noun](api)
      store.read(noun, revOf(response), (data?.items ?? []) as Fields[])
      return true
    },
  })
  return { loaded: isSuccess, error }
}

/** Everybody in the firm, by name; those who have left come last. */
export function useUsers(): { users: readonly User[]; nameOf: (id: string) => string; loaded: boolean } {
  const { format } = useI18n()
  const { loaded } = useList('user')
  const known = useEntities('user') as readonly unknown[] as readonly User[]
  return useMemo(() => {
    const users = known.toSorted(
      (a, b) => Number(b.active) - Number(a.active) || format.collator.compare(a.name, b.name),
    )
    const names = new Map(users.map(({ id, name }) => [id, name]))
    return { users, nameOf: (id: string) => names.get(id) ?? '', loaded }
  }, [known, format, loaded])
}

export function useTeams(): { teams: readonly Team[]; loaded: boolean } {
  const { format } = useI18n()
  const { loaded } = useList('team')
  const known = useEntities('team') as readonly unknown[] as readonly Team[]
  return useMemo(
    () => ({ teams: known.toSorted((a, b) => format.collator.compare(a.name, b.name)), loaded }),
    [known, format, loaded],
  )
}

/** A process as a reader meets it: its names in the reader's language. */
export interface PipelineView {
  id: string
  kind: Pipeline['kind']
  /** The version of the process in force. */
  version: number
  name: string
  stages: readonly StageView[]
  pipeline: Pipeline
}

export interface StageView {
  key: string
  /** Counted from 1; a stage is always shown by number and name. */
  number: number
  name: string
  stage: Stage
}

/** The processes that the firm works by, in its order. */
export function usePipelines(): { pipelines: readonly PipelineView[]; loaded: boolean; error: Error | null } {
  const { language } = useI18n()
  const { loaded, error } = useList('pipeline')
  const known = useEntities('pipeline') as readonly unknown[] as readonly Pipeline[]
  return useMemo(() => {
    const pipelines = known
      .filter(({ process, retired }) => process && !retired)
      .toSorted((a, b) => a.position - b.position)
      .map((pipeline) => viewOf(pipeline, language))
    return { pipelines, loaded, error }
  }, [known, language, loaded, error])
}

function viewOf(pipeline: Pipeline, language: Language): PipelineView {
  const { id, kind, version, process } = pipeline
  return {
    id,
    kind,
    version,
    name: textIn(process.name, language),
    stages: process.stages.map((stage, i) => ({
      key: stage.key,
      number: i + 1,
      name: textIn(stage.name, language),
      stage,
    })),
    pipeline,
  }
}

/** Reads what a change cannot tell by itself: new entries of a short list, and processes, which are large. */
export function useListUpkeep(): void {
  const store = useStore()
  useEffect(
    () =>
      store.onChange(({ noun, id }) => {
        const thin = noun === 'pipeline' || (isShort(noun) && !store.get(noun, id))
        if (thin) store.refresh(noun, id).catch(() => {})
      }),
    [store],
  )
}
