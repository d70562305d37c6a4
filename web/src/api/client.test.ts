import { expect, it, vi } from 'vitest'
import { createApi, revOf, writeHeaders } from './client'
import { ProblemError } from './problem'

vi.stubGlobal('location', { origin: 'http://crm.example' })

/** A client of a server that answers as it is told, and what was asked of it. */
function clientOf(...answers: Response[]) {
  const asked: Request[] = []
  const onSignedOut = vi.fn()
  const api = createApi(
    { language: () => 'pl', onSignedOut },
    {
      fetch: async (request) => {
        asked.push(request)
        return answers.shift() ?? Response.json({ items: [] })
      },
      random: () => 1,
    },
  )
  return { api, asked, onSignedOut }
}

it('reads nothing older than what it has heard of', async () => {
  const { api, asked } = clientOf(Response.json({ id: 'a' }, { headers: { 'Hummock-Rev': '12' } }))
  const body = { name: 'North' }
  const written = await api.POST('/teams', { body, headers: writeHeaders('c1') })
  const read = await api.GET('/teams')
  expect(revOf(written.response)).toBe(12)
  expect(asked[1]?.headers.get('Hummock-Rev')).toBe('12')
  expect(revOf(read.response)).toBe(12)
})

it('marks a write with one id for all tries, and with the version it was made on', async () => {
  const { api, asked } = clientOf()
  await api.PATCH('/users/{id}', {
    params: { path: { id: 'u1' } },
    body: { name: 'Anna' },
    headers: writeHeaders('c1', 7),
  })
  const sent = ['Idempotency-Key', 'Hummock-Cid', 'If-Match', 'Accept-Language'].map((name) =>
    asked[0]?.headers.get(name),
  )
  expect(sent).toEqual(['c1', 'c1', '"7"', 'pl'])
})

it('takes an answer without content', async () => {
  const { api } = clientOf(new Response(null, { status: 204 }))
  const { response } = await api.DELETE('/session')
  expect(response.status).toBe(204)
})

it('tells when the session has ended, but not that none was there at first', async () => {
  const { api, onSignedOut } = clientOf(
    Response.json({ code: 'signed_out' }, { status: 401 }),
    Response.json({ code: 'session.ended' }, { status: 401 }),
  )
  await expect(api.GET('/session')).rejects.toThrow(ProblemError)
  expect(onSignedOut).not.toHaveBeenCalled()
  await expect(api.GET('/users')).rejects.toThrow(ProblemError)
  expect(onSignedOut).toHaveBeenCalledOnce()
})
