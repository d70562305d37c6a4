import createClient, { type Middleware } from 'openapi-fetch'
import { ProblemError, problemOf } from './problem'
import type { paths } from './schema'
import { browser, persistent, type Surroundings } from './transport'

export const base = '/api/v1'

/** The typed client: one method per HTTP verb, paths and bodies checked against the server's contract. */
export function createApi(language: () => string, surroundings: Surroundings = browser) {
  const client = createClient<paths>({
    baseUrl: location.origin + base,
    fetch: persistent(surroundings),
    credentials: 'same-origin',
  })
  client.use(speaking(language), refusing)
  return client
}

export type Api = ReturnType<typeof createApi>

/** Headers of a write: the same key for every try of one mutation, and the version it was made on. */
export function writeHeaders(cid: string, version?: number): Record<string, string> {
  return { 'Idempotency-Key': cid, ...(version !== undefined && { 'If-Match': `"${version}"` }) }
}

/** The version an answer's ETag names. */
export function versionOf(response: Response): number | undefined {
  const version = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('ETag') ?? '')?.[1]
  return version === undefined ? undefined : Number(version)
}

function speaking(language: () => string): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set('Accept-Language', language())
      return request
    },
  }
}

/** Turns every refusal into a ProblemError, so that callers have one happy path. */
const refusing: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    throw new ProblemError(problemOf(response.status, await response.json().catch(() => undefined)))
  },
}
