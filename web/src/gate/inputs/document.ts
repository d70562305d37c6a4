import type { components } from '../../api/schema'
import type { Upload } from './FileField'
import type { DayAndTime } from './task'

export type DocumentAnswer = components['schemas']['DocumentAnswer']

/** A document on its way into an answer. */
export interface DocumentDraft {
  file?: Upload | undefined
  note?: string
  kind?: string
  expires?: DayAndTime | undefined
}

export const emptyDocument: DocumentDraft = {}

/** What the server is told; undefined while a signed copy, or any trace at all, is missing. */
export function documentOf(draft: DocumentDraft | undefined, signed: boolean): DocumentAnswer | undefined {
  const note = draft?.note?.trim()
  if (!draft || (signed ? !draft.file : !draft.file && !note)) return undefined
  return {
    ...(draft.file && { file_id: draft.file.id }),
    ...(note && { note }),
    ...(draft.kind && { kind: draft.kind }),
    ...(draft.expires && { expires_on: draft.expires.date }),
  }
}
