import { describe, expect, it } from 'vitest'
import { type HandoverAsk, handoverOf } from './handover'

const ask = (step: HandoverAsk['step']): HandoverAsk => ({ step, brief: 'All that is known' })

describe('a step of a handover', () => {
  it('is an offer once somebody is named, with the brief as it was proposed or changed', () => {
    expect(handoverOf(ask('offer'), {})).toBeUndefined()
    expect(handoverOf(ask('offer'), { receiver: 'm' })).toEqual({
      receiver_id: 'm',
      brief: 'All that is known',
    })
    expect(handoverOf(ask('offer'), { receiver: 'm', brief: ' Less ' })?.brief).toBe('Less')
    expect(handoverOf(ask('offer'), { receiver: 'm', brief: ' ' })).toBeUndefined()
  })
  it('is a retelling once it is long enough', () => {
    expect(handoverOf(ask('retell'), { retelling: 'Got it' })).toBeUndefined()
    expect(handoverOf(ask('retell'), { retelling: 'x'.repeat(40) })).toEqual({ retelling: 'x'.repeat(40) })
  })
  it('is a decision, and a refusal has a reason', () => {
    expect(handoverOf(ask('decide'), { decision: 'accepted' })).toEqual({ decision: 'accepted' })
    expect(handoverOf(ask('decide'), { decision: 'refused', reason: ' ' })).toBeUndefined()
    expect(handoverOf(ask('decide'), { decision: 'refused', reason: 'No shop' })).toEqual({
      decision: 'refused',
      reason: 'No shop',
    })
    expect(handoverOf(undefined, { decision: 'accepted' })).toBeUndefined()
  })
})
