import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { revOf } from '../api/client'
import type { components } from '../api/schema'
import { useApi } from '../session'
import type { Fields } from '../state/change'
import { useStore } from '../state/hooks'

export type Company = components['schemas']['Company']
export type Contact = components['schemas']['Contact']
export type Deal = components['schemas']['Deal']

const pageSize = 100

/** Companies by name as far as they have been asked for; what they say lives in the store. */
export function useCompanies(q: string) {
  const api = useApi()
  return usePages('company', ['companies', q], (after) =>
    api.GET('/companies', {
      params: { query: { limit: pageSize, ...(q && { q }), ...(after && { after }) } },
    }),
  )
}

/** Contacts by name as far as they have been asked for. */
export function useContacts(q: string) {
  const api = useApi()
  return usePages('contact', ['contacts', q], (after) =>
    api.GET('/contacts', {
      params: { query: { limit: pageSize, ...(q && { q }), ...(after && { after }) } },
    }),
  )
}

export type Records = ReturnType<typeof usePages>

type Answering = Promise<{ data?: { items: readonly { id: string }[]; next: string }; response: Response }>

function usePages(noun: string, queryKey: readonly string[], read: (after: string) => Answering) {
  const store = useStore()
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const { data, response } = await read(pageParam)
      const items = data?.items ?? []
      store.read(noun, revOf(response), items as readonly unknown[] as Fields[])
      return { ids: items.map(({ id }) => id), next: data?.next ?? '' }
    },
    getNextPageParam: ({ next }) => next || undefined,
    placeholderData: keepPreviousData,
  })
  const ids = (query.data?.pages ?? []).flatMap((page) => page.ids)
  return { ...query, ids }
}

/** Reads what a list does not know of yet: a record that others made, or that an address names. */
export function useKnown(noun: string, id: string | undefined): void {
  const store = useStore()
  useEffect(() => {
    if (id && !store.get(noun, id)) store.refresh(noun, id).catch(() => {})
  }, [store, noun, id])
}
