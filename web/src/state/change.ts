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
  verb: string
  /** The id its author gave the mutation. */
  cid?: string
  /** The changed fields; null when the entity is gone. */
  after: Fields | null
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
