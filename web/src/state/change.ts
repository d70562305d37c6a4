/** The fields of an entity, or some of them, as the server names them. */
export type Fields = Readonly<Record<string, unknown>>

/** One entry of the server's change log, as the event stream tells it. */
export interface Change {
  rev: number
  /** UTC ms. */
  at: number
  actor: string
  door: string
  noun: string
  id: string
  /** The deal that it belongs to, if any. */
  deal_id?: string
  verb: string
  /** The id its author gave the mutation. */
  cid?: string
  /** The changed fields; null when the entity is gone. */
  after: Fields | null
}

/** An entry as the server writes it. */
export interface ToldChange extends Omit<Change, 'at' | 'after'> {
  at: string | null
  after: Record<string, unknown> | null
}

/** Entries that say what happened beside an entity; of the entity itself they name the version at most. */
const beside = new Set([
  'logged',
  'asked',
  'decided',
  'answered',
  'contact_added',
  'contact_removed',
  'task_done',
  'task_edited',
  'task_dropped',
  'plan_set',
  'invoice_drafted',
  'invoice_issued',
  'invoice_sent',
  'invoice_dropped',
  'credit_issued',
  'payment_booked',
  'payment_reversed',
  'point_written',
  'point_agreed',
  'point_opened',
  'reminder_due',
  'reminder_settled',
  'departed',
  'invited',
  'password_set',
  'card_opened',
  'card_joined',
  'deal_linked',
  'deal_unlinked',
  'renewal_added',
  'renewal_renewed',
  'renewal_lapsed',
  'renewal_dropped',
  'signs_answered',
  'change_noted',
  'change_dropped',
  'division_added',
  'division_edited',
  'division_dropped',
])

export function changeOf({ at, after, ...told }: ToldChange): Change {
  return { ...told, at: Date.parse(at ?? '') || 0, after: beside.has(told.verb) ? versionIn(after) : after }
}

function versionIn(after: ToldChange['after']): Fields {
  return typeof after?.version === 'number' ? { version: after.version } : {}
}

/** What the server answers to a write or to a read of one entity. */
export interface Answer {
  /** The state of the whole workspace this was true at. */
  rev: number
  entity: Fields
}

/** A write on its way. */
export interface Mutation {
  noun: string
  id: string
  /** Fields it will have, shown at once; null deletes. */
  patch: Fields | null
  /** One request; the same `cid` at every try. */
  send: (attempt: { cid: string; version?: number }) => Promise<Answer>
  /** When someone else changed the same field: ask which value stays, or let theirs stand. */
  clash?: 'ask' | 'theirs'
}

/** A field that both sides changed. */
export interface Clash {
  field: string
  mine: unknown
  theirs: unknown
  /** Their change, where it has been heard of. */
  by?: { actor: string; at: number }
}
