import { expect, it, vi } from 'vitest'
import type { Change } from './change'
import { changeOf } from './change'
import { Store } from './store'

function storeOf() {
  let cids = 0
  return new Store({
    load: async (_, id) => ({ rev: 9, entity: { id, name: 'Read anew', version: 3 } }),
    now: () => 0,
    newCid: () => `c${++cids}`,
  })
}

const created: Change = {
  rev: 5,
  at: 0,
  actor: 'anna',
  door: 'web',
  noun: 'team',
  id: 't1',
  verb: 'created',
  after: { name: 'North' },
}

it('lists what is known of a noun, the same list until something of it changes', () => {
  const store = storeOf()
  store.read('team', 1, [{ id: 't1', name: 'North' }])
  store.read('teammate', 1, [{ id: 'x' }])
  const list = store.list('team')
  expect(list).toEqual([{ id: 't1', name: 'North' }])
  expect(store.list('team')).toBe(list)
  store.hear({ ...created, verb: 'edited', after: { name: 'South' } })
  expect(store.list('team')).toEqual([{ id: 't1', name: 'South' }])
  store.hear({ ...created, rev: 6, verb: 'deleted', after: null })
  expect(store.list('team')).toEqual([])
})

it('knows the echo of what it created for its own', async () => {
  const store = storeOf()
  const others = vi.fn()
  store.onChange(others)
  const made = await store.create('team', async () => ({ rev: 5, entity: { id: 't1', name: 'North' } }))
  store.hear({ ...created, cid: 'c1' })
  expect(made.id).toBe('t1')
  expect(others).not.toHaveBeenCalled()
  expect(store.touched('team', 't1')).toBeUndefined()
})

it('reads one entity anew', async () => {
  const store = storeOf()
  store.read('team', 1, [{ id: 't1', name: 'North' }])
  await store.refresh('team', 't1')
  expect(store.get('team', 't1')?.name).toBe('Read anew')
})

it('takes of an entry about something beside an entity no more than the version', () => {
  const told = { ...created, noun: 'deal', at: '2026-11-22T10:00:00Z' }
  const logged = changeOf({ ...told, verb: 'logged', after: { kind: 'call', version: 4 } })
  expect(logged.after).toEqual({ version: 4 })
  expect(logged.at).toBe(Date.UTC(2026, 10, 22, 10))
  expect(changeOf({ ...told, verb: 'edited', after: { name: 'Pumps' } }).after).toEqual({ name: 'Pumps' })
})
