import { earlyAnswer } from './early'
import { noAnswer } from './problem'

/** One try may take this long; files take their time on the way and to be read, a sample company to be made. */
const patience = 8_000
const longPatience = 300_000
const retries = 3
const firstPause = 300
const longestPause = 5_000

/** What the transport needs from outside, so that tests can be without chance and waiting. */
export interface Surroundings {
  fetch: (request: Request) => Promise<Response>
  /** Between 0 and 1. */
  random: () => number
}

/** The browser's own. */
export const browser: Surroundings = {
  fetch: async (request) => (await earlyAnswer(request)) ?? fetch(request),
  random: Math.random,
}

/**
 * A fetch that gives up on a try after 8 s (5 min where more is to be done) and tries again, three times at most,
 * with growing and uneven pauses, but only requests that may arrive twice: reads,
 * PUT and DELETE, and whatever carries an Idempotency-Key. Throws a ProblemError
 * when no answer came and the caller's own AbortError when it was called off.
 */
export function persistent({ fetch, random }: Surroundings) {
  return async (request: Request): Promise<Response> => {
    const tries = isRepeatable(request) ? retries + 1 : 1
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= tries
      try {
        const response = await once(fetch, last ? request : request.clone())
        if (last || !(await isPassing(response))) return response
        await pause(pauseBefore(attempt, random, response.headers.get('Retry-After')), request.signal)
      } catch (cause) {
        if (request.signal.aborted) throw cause
        if (last) throw noAnswer(cause)
        await pause(pauseBefore(attempt, random), request.signal)
      }
    }
  }
}

async function once(fetch: Surroundings['fetch'], request: Request): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(
    () => late.abort(new DOMException('no answer in time', 'TimeoutError')),
    isLong(request) ? longPatience : patience,
  )
  try {
    return await fetch(new Request(request, { signal: AbortSignal.any([request.signal, late.signal]) }))
  } finally {
    clearTimeout(timer)
  }
}

function isLong(request: Request): boolean {
  const files = request.headers.get('Content-Type')?.startsWith('multipart/') ?? false
  return files || request.url.endsWith('/workspace/sample')
}

function isRepeatable(request: Request): boolean {
  return ['GET', 'HEAD', 'PUT', 'DELETE'].includes(request.method) || request.headers.has('Idempotency-Key')
}

/** Answers of a server that is only just now unable, or still at work on our former try. */
async function isPassing(response: Response): Promise<boolean> {
  if ([429, 502, 503, 504].includes(response.status)) return true
  if (response.status !== 409) return false
  const body = await response
    .clone()
    .json()
    .catch(() => undefined)
  return body?.code === 'idempotency.in_work'
}

function pauseBefore(attempt: number, random: () => number, retryAfter?: string | null): number {
  const asked = Number(retryAfter) * 1000
  const own = Math.min(firstPause * 2 ** (attempt - 1), longestPause) * (0.5 + random() / 2)
  return asked > 0 ? Math.min(Math.max(asked, own), longestPause) : own
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      signal.removeEventListener('abort', stop)
      resolve()
    }
    const timer = setTimeout(done, ms)
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}
