import { afterEach, expect, it } from 'vitest'
import { earlyAnswer } from './early'

const path = '/api/v1/pipelines'
const request = (rev = '0') => new Request(`http://crm.example${path}`, { headers: { 'Hummock-Rev': rev } })
const holding = (rev: string) => Promise.resolve(Response.json({}, { headers: { 'Hummock-Rev': rev } }))

afterEach(() => {
  globalThis.hummockEarly = undefined
})

it('gives an answer that was asked for early, and gives it once', async () => {
  globalThis.hummockEarly = { [path]: holding('7') }
  expect((await earlyAnswer(request('7')))?.status).toBe(200)
  expect(await earlyAnswer(request('7'))).toBeUndefined()
})

it('is silent where the answer may be older than what was heard of since', async () => {
  globalThis.hummockEarly = { [path]: holding('6') }
  expect(await earlyAnswer(request('7'))).toBeUndefined()
})

it('is silent where the early request failed or was refused', async () => {
  globalThis.hummockEarly = { [path]: Promise.reject(new TypeError('no network')) }
  expect(await earlyAnswer(request())).toBeUndefined()
  globalThis.hummockEarly = { [path]: Promise.resolve(new Response(null, { status: 401 })) }
  expect(await earlyAnswer(request())).toBeUndefined()
})

it('takes the plain no of a browser where nobody is signed in', async () => {
  globalThis.hummockEarly = { '/api/v1/session': Promise.resolve(new Response(null, { status: 401 })) }
  expect((await earlyAnswer(new Request('http://crm.example/api/v1/session')))?.status).toBe(401)
})
