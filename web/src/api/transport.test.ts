import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ProblemError, problemOf } from './problem'
import { messagesOf } from './stream'
import { persistent } from './transport'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Answer = number | 'lost' | 'silent'

/** A server that gives these answers, one per try, and the tries it saw. */
function server(...answers: Answer[]) {
  const tries: { at: number; key: string | null; body: string }[] = []
  const start = Date.now()
  const fetch = async (request: Request): Promise<Response> => {
    tries.push({
      at: Date.now() - start,
      key: request.headers.get('Idempotency-Key'),
      body: await request.text(),
    })
    const answer = answers[tries.length - 1] ?? 200
    if (answer === 'lost') throw new TypeError('network')
    if (answer !== 'silent') return new Response(null, { status: answer })
    return new Promise((_, reject) =>
      request.signal.addEventListener('abort', () => reject(request.signal.reason)),
    )
  }
  return { tries, send: persistent({ fetch, random: () => 1 }) }
}

const get = (signal?: AbortSignal) => new Request('http://localhost/a', { signal: signal ?? null })
const post = (headers = {}) =>
  new Request('http://localhost/a', { method: 'POST', headers, body: '{"name":"a"}' })

/** The outcome, once all pauses and time-outs have passed. */
async function settled(sent: Promise<Response>): Promise<number | string> {
  const outcome = sent.then(
    (response) => response.status,
    (error) => (error instanceof ProblemError ? error.problem.code : error.name),
  )
  await vi.runAllTimersAsync()
  return outcome
}

describe('the transport', () => {
  it('repeats a read until the server can answer, with growing pauses', async () => {
    const { tries, send } = server('lost', 503, 429)
    expect(await settled(send(get()))).toBe(200)
    expect(tries.map(({ at }) => at)).toEqual([0, 300, 900, 2100])
  })

  it('gives up after three repeats and says so', async () => {
    const { tries, send } = server('lost', 'lost', 'lost', 'lost')
    expect(await settled(send(get()))).toBe('network')
    expect(tries).toHaveLength(4)
  })

  it('takes 8 s without an answer for a failure', async () => {
    const { tries, send } = server('silent', 'silent', 'silent', 'silent')
    expect(await settled(send(get()))).toBe('timeout')
    expect(tries[1]?.at).toBe(8300)
  })

  it('never repeats a write that could happen twice', async () => {
    const { tries, send } = server('lost')
    expect(await settled(send(post()))).toBe('network')
    expect(tries).toHaveLength(1)
  })

  it('repeats a write under its Idempotency-Key, body and all', async () => {
    const { tries, send } = server('lost', 'silent')
    expect(await settled(send(post({ 'Idempotency-Key': 'c1' })))).toBe(200)
    expect(tries.map(({ key, body }) => [key, body])).toEqual(Array(3).fill(['c1', '{"name":"a"}']))
  })

  it.each([400, 403, 409, 412, 422, 500])('takes %i for an answer', async (status) => {
    const { tries, send } = server(status)
    expect(await settled(send(get()))).toBe(status)
    expect(tries).toHaveLength(1)
  })

  it('stops at once when it is called off', async () => {
    const { tries, send } = server('lost', 'lost')
    const off = new AbortController()
    const sent = send(get(off.signal))
    setTimeout(() => off.abort(), 100)
    expect(await settled(sent)).toBe('AbortError')
    expect(tries).toHaveLength(1)
  })
})

describe('a problem', () => {
  it('keeps what the server says, as whole sentences', () => {
    const problem = problemOf(422, {
      code: 'gate.unmet',
      detail: 'Two criteria are open.',
      unmet: [{ id: 'budget' }],
      errors: [{ location: 'body.name', message: 'is missing' }],
    })
    expect(problem).toEqual({
      status: 422,
      code: 'gate.unmet',
      detail: 'Two criteria are open.',
      fields: [{ field: 'name', code: 'invalid', message: 'Is missing.' }],
      more: { unmet: [{ id: 'budget' }] },
    })
  })
  it('leaves a file its name', () => {
    const body = { code: 'file.empty', detail: 'page.pdf is empty', params: { file: 'page.pdf' } }
    expect(problemOf(422, body).detail).toBe('page.pdf is empty.')
  })
  it.each([
    [404, 'notFound'],
    [412, 'stale'],
    [502, 'internal'],
    [0, 'network'],
  ])('%i without a body is %s', (status, code) => {
    expect(problemOf(status, '<html>').code).toBe(code)
  })
})

it('splits an event stream wherever the network cut it', async () => {
  const text =
    ': hello\n\nid: 7\nevent: change\ndata: {"rev":7,\ndata: "noun":"deal"}\n\r\n: ж\n\ndata: x\n\n'
  const bytes = new TextEncoder().encode(text.replace('\n\r\n', '\n\n'))
  for (const size of [1, 3, bytes.length]) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += size) controller.enqueue(bytes.slice(i, i + size))
        controller.close()
      },
    })
    const messages = []
    for await (const message of messagesOf(body)) messages.push(message)
    expect(messages).toEqual([
      { event: 'heartbeat', data: '', id: '' },
      { event: 'change', data: '{"rev":7,\n"noun":"deal"}', id: '7' },
      { event: 'heartbeat', data: '', id: '' },
      { event: 'message', data: 'x', id: '' },
    ])
  }
})
