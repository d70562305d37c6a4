import type { components } from '../../api/schema'

export type HandoverAsk = components['schemas']['HandoverAsk']
export type HandoverAnswer = components['schemas']['HandoverAnswer']

/** A step of a handover while it is written. */
export interface HandoverDraft {
  receiver?: string
  /** Absent: as it was proposed. */
  brief?: string
  retelling?: string
  decision?: 'accepted' | 'refused'
  reason?: string
}

/** The shortest retelling that can say anything. */
export const leastRetelling = 40

/** What a step means to the server; undefined while something is missing. */
export function handoverOf(asked: HandoverAsk | undefined, draft: HandoverDraft): HandoverAnswer | undefined {
  const reason = draft.reason?.trim() ?? ''
  switch (asked?.step) {
    case 'offer': {
      const brief = (draft.brief ?? asked.brief).trim()
      return draft.receiver && brief ? { receiver_id: draft.receiver, brief } : undefined
    }
    case 'retell': {
      const retelling = draft.retelling?.trim() ?? ''
      return retelling.length >= leastRetelling ? { retelling } : undefined
    }
    case 'decide':
      if (draft.decision === 'accepted') return { decision: 'accepted' }
      return draft.decision === 'refused' && reason ? { decision: 'refused', reason } : undefined
  }
  return undefined
}
