import { base } from './client'
import { noAnswer, ProblemError, problemOf } from './problem'
import { browser, type Surroundings } from './transport'

/** One message of a server-sent event stream; a heartbeat comes as an event without data. */
export interface StreamMessage {
  event: string
  data: string
  id: string
}

/** Opens the stream of changes after `since`; ends when the server closes it, throws when it breaks. */
export async function* openEvents(
  since: number,
  signal: AbortSignal,
  { fetch }: Pick<Surroundings, 'fetch'> = browser,
): AsyncGenerator<StreamMessage> {
  const request = new Request(`${location.origin}${base}/events?since=${since}`, {
    headers: { Accept: 'text/event-stream' },
    credentials: 'same-origin',
    signal,
  })
  const response = await fetch(request).catch((cause: unknown) => {
    throw noAnswer(cause)
  })
  if (!response.ok || !response.body) throw new ProblemError(problemOf(response.status, undefined))
  yield* messagesOf(response.body)
}

/** Splits a byte stream into messages after the rules of the HTML standard; comments count as heartbeats. */
export async function* messagesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamMessage> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).replaceAll('\r', '')
      const blocks = lines.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) yield messageOf(block)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function messageOf(block: string): StreamMessage {
  const message = { event: 'message', data: '', id: '' }
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? []
    if (field === 'data') data.push(value)
    if (field === 'event') message.event = value
    if (field === 'id') message.id = value
  }
  message.data = data.join('\n')
  if (message.data === '') message.event = 'heartbeat'
  return message
}
