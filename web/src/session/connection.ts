import { createContext, useContext } from 'react'
import { type Api, createApi, revOf } from '../api/client'
import type { Answer, Fields } from '../state/change'
import { newCid } from '../state/cid'
import { Store } from '../state/store'

/** What the pages of one window share: the way to the server, and what is known of its entities. */
export interface Connection {
  api: Api
  store: Store
  /** Called when a request finds that the session has ended; the page asks to sign in again. */
  onSignedOut: (listener: () => void) => () => void
}

export const ConnectionContext = createContext<Connection | undefined>(undefined)

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext)
  if (!connection) throw new Error('useConnection needs a ConnectionContext above it')
  return connection
}

/** The typed client of the server. */
export function useApi(): Api {
  return useConnection().api
}

export function connect(language: () => string): Connection {
  const listeners = new Set<() => void>()
  const api = createApi({
    language,
    onSignedOut: () => {
      for (const listener of listeners) listener()
    },
  })
  const store = new Store({
    load: (noun, id) => load(api, noun, id),
    now: () => Date.now(),
    newCid: () => newCid(),
  })
  return {
    api,
    store,
    onSignedOut(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** An answer of the server as the store takes it in. */
export async function answerOf<T extends object>(
  answering: Promise<{ data?: T; response: Response }>,
): Promise<Answer> {
  const { data, response } = await answering
  return { rev: revOf(response), entity: { ...data } as Fields }
}

/** The workspace has no id that events name it by. */
export const workspaceId = ''

export async function load(api: Api, noun: string, id: string): Promise<Answer> {
  const params = { params: { path: { id } } }
  switch (noun) {
    case 'user':
      return answerOf(api.GET('/users/{id}', params))
    case 'contact':
      return answerOf(api.GET('/contacts/{id}', params))
    case 'team':
      return oneOf(await answerOf(api.GET('/teams')), id)
    case 'pipeline':
      return answerOf(api.GET('/pipelines/{id}', params))
    case 'workspace':
      return flat(await answerOf(api.GET('/workspace')))
    case 'deal':
      return partOf(await answerOf(api.GET('/deals/{deal}', { params: { path: { deal: id } } })), 'deal')
    case 'company':
      return partOf(await answerOf(api.GET('/companies/{id}', params)), 'company')
  }
  throw new Error(`nothing reads one ${noun}`)
}

/** The workspace as the store knows it: settings are fields of its own, so that two people may change two of them. */
export function flatWorkspace({ settings, ...fields }: Fields): Fields {
  return { ...fields, ...(settings as Fields | undefined) }
}

function flat({ rev, entity }: Answer): Answer {
  return { rev, entity: { ...flatWorkspace(entity), id: workspaceId } }
}

/** What a change of the workspace answered. */
export async function workspaceAnswer<T extends object>(
  answering: Promise<{ data?: T; response: Response }>,
): Promise<Answer> {
  return flat(await answerOf(answering))
}

function oneOf({ rev, entity }: Answer, id: string): Answer {
  const found = (entity.items as Fields[]).find((each) => each.id === id)
  if (!found) throw new Error(`nothing is known by ${id}`)
  return { rev, entity: found }
}

function partOf({ rev, entity }: Answer, part: string): Answer {
  return { rev, entity: entity[part] as Fields }
}
