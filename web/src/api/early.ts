import { revHeader } from './revs'

declare global {
  /** What the script in index.html has asked for before any of this code was there, by path. */
  var hummockEarly: Record<string, Promise<Response>> | undefined
}

/**
 * The answer to a request that index.html has made already: once, and only if it
 * holds all that has been heard of since.
 */
export async function earlyAnswer(request: Request): Promise<Response | undefined> {
  const { pathname, search } = new URL(request.url)
  const path = pathname + search
  const asked = request.method === 'GET' && globalThis.hummockEarly?.[path]
  if (!asked) return undefined
  delete globalThis.hummockEarly?.[path]
  const answer = await asked.catch(() => undefined)
  if (answer?.status === 401 && path.endsWith('/session')) return answer // a plain no
  if (!answer?.ok) return undefined
  const holds = Number(answer.headers.get(revHeader) ?? 0)
  return holds >= Number(request.headers.get(revHeader) ?? 0) ? answer : undefined
}
