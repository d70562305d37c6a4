import { describe, expect, it } from 'vitest'
import {
  answerOf,
  byStage,
  type Check,
  type Draft,
  type Input,
  passes,
  standingOf,
  valuesOf,
  waivedFor,
} from './criteria'

const input = (kind: string, more: Partial<Input> = {}): Input => ({
  name: 'value',
  kind,
  label: kind,
  required: true,
  ...more,
})

function check(kind: string, inputs: Input[], more: Partial<Check> = {}): Check {
  return {
    id: 'c',
    stage: 's',
    kind,
    level: 'required',
    text: 'Criterion',
    met: false,
    may_waive: false,
    may_defer: false,
    action: { do: 'answer', method: 'POST', href: '', body: { criterion: 'c' }, inputs },
    ...more,
  }
}
const field = (kind: string, more?: Partial<Input>) => check('field', [input(kind, more)])
const answered = (of: Check, draft: Draft, name = 'value') =>
  answerOf(of, { drafts: { [name]: draft } }, 'Europe/Warsaw')

describe('an answer', () => {
  it.each([
    ['text', { text: ' pumps ' }, 'pumps'],
    ['number', { text: '1 234,5' }, 1234.5],
    ['money', { money: { minor: 100, currency: 'PLN' } }, { minor: 100, currency: 'PLN' }],
    ['date', { day: { date: '2026-12-18' } }, '2026-12-18'],
    ['yes_no', { yes: true }, true],
    ['choice', { text: 'high' }, 'high'],
    ['tags', { text: 'a, b,' }, ['a', 'b']],
  ])('of kind %s is what was meant', (kind, draft, value) => {
    expect(answered(field(kind), draft)).toEqual({ criterion: 'c', value })
  })

  it('waits until all of it is there', () => {
    expect(answered(field('text'), { text: '  ' })).toBeUndefined()
    expect(answered(field('number'), { text: 'many' })).toBeUndefined()
    expect(answered(field('date'), { text: 'someday' })).toBeUndefined()
  })

  it('names a contact that exists, or one to be made', () => {
    const person = check('person', [input('contact', { name: 'contact' })])
    expect(answered(person, { named: { id: '1', name: 'Anna' } }, 'contact')).toMatchObject({
      contact: { id: '1' },
    })
    expect(answered(person, { named: { name: 'Anna' } }, 'contact')).toMatchObject({
      contact: { name: 'Anna' },
    })
  })

  it('counts a talk only where both sides took part, if that is asked', () => {
    const talk = check('activity', [input('activity', { name: 'activity', two_way: true })])
    expect(answered(talk, { activity: { kind: 'call' } }, 'activity')).toBeUndefined()
    expect(answered(talk, { activity: { kind: 'call', two_way: true } }, 'activity')).toMatchObject({
      activity: { kind: 'call' },
    })
  })

  it('sets a next step only with its day, and in the zone of the reader', () => {
    const next = check('task', [input('task', { name: 'task' })])
    const task = { title: 'Call', kind: 'call' as const }
    expect(answered(next, { task }, 'task')).toBeUndefined()
    expect(
      answered(next, { task: { ...task, due: { date: '2026-11-23', time: '10:00' } } }, 'task'),
    ).toMatchObject({ task: { title: 'Call', due_at: '2026-11-23T09:00:00.000Z' } })
  })

  it('of a tick is the tick itself; a note may stand beside it', () => {
    const tick = check('tick', [input('text', { name: 'note', required: false })])
    expect(valuesOf(tick, { drafts: {} }, 'UTC')).toBeUndefined()
    expect(answerOf(tick, { drafts: {}, ticked: true }, 'UTC')).toEqual({ criterion: 'c' })
    expect(answerOf(tick, { drafts: { note: { text: 'seen' } }, ticked: true }, 'UTC')).toEqual({
      criterion: 'c',
      note: 'seen',
    })
  })
})

it('passes what is met, answered, waived or allowed, and nothing that is only asked', () => {
  const none = new Set<string>()
  const open = field('text')
  const stands = (check: Check, entry = {}, allowed = none) =>
    passes(standingOf(check, { drafts: {}, ...entry }, allowed, 'UTC'))
  expect(stands(open)).toBe(false)
  expect(stands({ ...open, met: true })).toBe(true)
  expect(stands({ ...open, requested: true })).toBe(false)
  expect(stands(open, { waiver: 'the client is in a hurry' })).toBe(false)
  expect(stands({ ...open, may_waive: true }, { waiver: 'the client is in a hurry' })).toBe(true)
  expect(stands({ ...open, may_waive: true }, { waiver: ' - ' })).toBe(false)
  expect(stands(open, {}, new Set(['c']))).toBe(true)
  expect(stands(open, { drafts: { value: { text: 'x' } } })).toBe(true)
})

it('puts what is owed first, of whatever stage', () => {
  const at = (id: string, stage: string, owed?: Check['owed']) => ({
    ...field('text'),
    id,
    stage,
    ...(owed && { owed }),
  })
  const owed = { criterion: 'x', reason: 'busy', due: '2026-12-01' }
  const groups = byStage([at('a', 's'), at('b', 't', owed), at('c', 's'), at('d', 'u', owed)])
  expect(groups.map(({ stage, owed, checks }) => [stage, owed, checks.map(({ id }) => id)])).toEqual([
    ['', true, ['b', 'd']],
    ['s', false, ['a', 'c']],
  ])
})

it('takes the last word on a waiver', () => {
  const said = (decision: 'granted' | 'refused' | '', decided_at: string) => ({
    criterion: 'c',
    purpose: 'waive' as const,
    decision,
    asked_at: '2026-12-01T08:00:00Z',
    decided_at,
  })
  const yes = said('granted', '2026-12-01T09:00:00Z')
  expect([...waivedFor([yes], '')]).toEqual(['c'])
  expect([...waivedFor([said('refused', '2026-12-01T10:00:00Z'), yes], '')]).toEqual([])
  expect([...waivedFor([yes, said('refused', '2026-12-01T08:30:00Z'), said('', '')], '')]).toEqual(['c'])
  expect([...waivedFor([yes], '2026-12-02T08:00:00Z')]).toEqual([])
})

it('groups by stage, entering apart', () => {
  const at = (stage: string, entering = false) => ({ ...field('text'), stage, entering })
  const groups = byStage([at('a'), at('a'), at('b'), at('b', true)])
  expect(groups.map(({ stage, entering, checks }) => [stage, entering, checks.length])).toEqual([
    ['a', false, 2],
    ['b', false, 1],
    ['b', true, 1],
  ])
})
