import createClient, { type Middleware } from 'openapi-fetch'
import { ProblemError, problemOf } from './problem'
import { Revs, revHeader } from './revs'
import type { paths } from './schema'
import { browser, persistent, type Surroundings } from './transport'

export const base = '/api/v1'

interface Listening {
  /** The language that answers should speak. */
  language: () => string
  /** Nobody is signed in any more. */
  onSignedOut?: () => void
}

/**
 * The typed client: one method per HTTP verb, paths and bodies checked against
 * the server's contract. Every refusal is thrown as a ProblemError. What it reads
 * is never older than what it has heard of before.
 */
export function createApi({ language, onSignedOut }: Listening, surroundings: Surroundings = browser) {
  const client = createClient<paths>({
    baseUrl: location.origin + base,
    fetch: persistent(surroundings),
    credentials: 'same-origin',
  })
  const revs = new Revs()
  client.use(speaking(language), refusing(onSignedOut), following(revs))
  return Object.assign(client, { revs })
}

export type Api = ReturnType<typeof createApi>

/** What a write says of itself. */
export type WriteHeaders = { 'Idempotency-Key': string; [name: string]: string }

/**
 * Headers of a write: the same key for every try of one mutation, its id in the
 * events, and the version it was made on.
 */
export function writeHeaders(cid: string, version?: number): WriteHeaders {
  return {
    'Idempotency-Key': cid,
    'Hummock-Cid': cid,
    ...(version !== undefined && { 'If-Match': `"${version}"` }),
  }
}

/** The version an answer's ETag names. */
export function versionOf(response: Response): number | undefined {
  const version = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('ETag') ?? '')?.[1]
  return version === undefined ? undefined : Number(version)
}

/** The state of the workspace that an answer was true at, or a later one. */
export function revOf(response: Response): number {
  return Number(response.headers.get(revHeader) ?? 0)
}

function speaking(language: () => string): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set('Accept-Language', language())
      return request
    },
  }
}

/** Asks for what is known at least, and marks each answer with the rev that it holds. */
function following(revs: Revs): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set(revHeader, String(revs.newest))
      return request
    },
    onResponse({ request, response }) {
      const holds = revOf(response)
      revs.note(holds)
      const asked = request.headers.get(revHeader) ?? '0'
      if (holds >= Number(asked) || !response.ok) return
      const headers = new Headers(response.headers)
      headers.set(revHeader, asked)
      // An answer without content may not even be given an empty body.
      const body = response.status === 204 ? null : response.body
      return new Response(body, { status: response.status, headers })
    },
  }
}

/** Turns every refusal into a ProblemError, so that callers have one happy path. */
function refusing(onSignedOut: (() => void) | undefined): Middleware {
  return {
    async onResponse({ request, response }) {
      if (response.ok) return
      if (response.status === 401 && !request.url.includes('/session')) onSignedOut?.()
      throw new ProblemError(problemOf(response.status, await response.json().catch(() => undefined)))
    },
  }
}
