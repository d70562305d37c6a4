import { expect, it } from 'vitest'
import type { Fields } from '../state/change'
import { Store } from '../state/store'
import { type Board, BoardModel } from './board-model'
import { stepState } from './cards'
import { type Valued, worthIn } from './worth'

const stage = (key: string, percent: number) => ({ key, percent, name: { en: key }, phase: 'sell' as const })
const process = { name: { en: 'x' }, kind: 'sale' as const, stages: [stage('a', 10), stage('b', 50)] }
const worth = worthIn(process, 'PLN', [])

function opened(deals: Fields[]) {
  const store = new Store({
    load: () => Promise.reject(new Error('not asked')),
    now: () => 0,
    newCid: () => crypto.randomUUID(),
  })
  store.read('deal', 1, deals)
  const sumOf = (of: Fields[]) => {
    const worths = of.map((deal) => worth(deal as unknown as Valued))
    return {
      count: of.length,
      without_value: worths.filter(({ known }) => !known).length,
      sum: worths.reduce((sum, { value }) => sum + value, 0),
      weighted: worths.reduce((sum, { weighted }) => sum + weighted, 0),
      apart: [],
    }
  }
  const board = {
    stages: process.stages.map(({ key }) => ({
      key,
      cards: [],
      ...sumOf(deals.filter((d) => d.stage === key)),
    })),
    total: sumOf(deals),
    columns: { id: deals.map(({ id }) => id) },
  } as unknown as Board
  const model = new BoardModel(store, board, (deal) => worth(deal as unknown as Valued))
  const heard: number[] = []
  model.subscribe(() => heard.push(1))
  return { store, model, heard }
}

const deal = (id: string, fields: Fields = {}): Fields => ({
  id,
  stage: 'a',
  rank: id,
  value: 1000,
  currency: 'PLN',
  outcome: 'open',
  end_date: '',
  version: 1,
  ...fields,
})
const idsOf = (model: BoardModel) => model.state().columns.map(({ ids }) => ids.join(''))
const flush = () => Promise.resolve()

it('moves a card and its worth in the same turn, and tells once', async () => {
  const { store, model, heard } = opened([deal('1'), deal('2'), deal('3', { stage: 'b' })])
  const [b] = [model.column('b')]
  store.mutate({
    noun: 'deal',
    id: '2',
    patch: { stage: 'b', rank: '' },
    send: () => new Promise(() => {}),
  })
  await flush()
  expect(idsOf(model)).toEqual(['1', '23'])
  expect(model.column('a')?.total).toMatchObject({ count: 1, value: 1000, weighted: 100 })
  expect(model.column('b')?.total).toMatchObject({ count: 2, value: 2000, weighted: 1000 })
  expect(model.state().total).toMatchObject({ count: 3, value: 3000, weighted: 1100 })
  expect(heard.length).toBe(1)
  expect(b?.ids).toEqual(['3'])
})

it('leaves columns alone that nothing happened to', async () => {
  const { store, model } = opened([deal('1'), deal('3', { stage: 'b' })])
  const before = model.column('b')
  store.read('deal', 2, [deal('1', { value: 5000, version: 2 })])
  await flush()
  expect(model.column('a')?.total.value).toBe(5000)
  expect(model.column('b')).toBe(before)
})

it('lets go of lost and deleted deals and takes in new ones', async () => {
  const { store, model } = opened([deal('1'), deal('2')])
  store.read('deal', 2, [deal('1', { outcome: 'lost', version: 2 }), deal('9', { rank: '0', value: null })])
  model.admit('9')
  await flush()
  expect(idsOf(model)).toEqual(['92', ''])
  expect(model.state().total).toMatchObject({ count: 2, value: 1000, withoutValue: 1 })
  store.hear({
    rev: 3,
    at: 0,
    actor: 'x',
    door: 'web',
    noun: 'deal',
    id: '2',
    verb: 'deleted',
    after: null,
  })
  await flush()
  expect(idsOf(model)).toEqual(['9', ''])
})

it('tells the five states of a next step', () => {
  const step = (due_on: string) => ({
    next_step: { task_id: 't', title: 'Call', kind: 'call', due_on, due_at: null },
    waiting_until: '',
  })
  const today = '2026-11-22'
  const kind = (card: Parameters<typeof stepState>[0]) => stepState(card, today).kind
  expect(kind({ next_step: null, waiting_until: '' })).toBe('none')
  expect(stepState(step('2026-11-20'), today)).toMatchObject({ kind: 'overdue', days: 2 })
  expect(kind(step('2026-11-22'))).toBe('today')
  expect(kind(step('2026-12-01'))).toBe('later')
  expect(kind(step(''))).toBe('undated')
  expect(kind({ ...step('2026-11-20'), waiting_until: '2026-11-30' })).toBe('waiting')
  expect(kind({ ...step('2026-11-20'), waiting_until: '2026-11-22' })).toBe('overdue')
})
