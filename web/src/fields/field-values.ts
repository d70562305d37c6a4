import type { Draft, Input } from '../gate'
import { valueFor } from '../gate'
import type { Money } from '../i18n'
import type { Fields } from '../state/change'
import { same } from '../state/entity'
import type { Edit } from './useEdit'

/** A field of an entity: how it is read, edited and sent. */
export interface FieldSpec {
  /** As a PATCH names it. */
  field: string
  label: string
  kind: string
  value: unknown
  choices?: { key: string; label: string }[]
  /** The value in words, where its kind does not tell. */
  shown?: string
  /** Offered while typing, never asked for. */
  suggestions?: readonly string[]
  /** What of the entity changes with it; absent: the field itself. */
  patch?: (value: unknown) => Fields
}

export function inputOf({ field, label, kind, choices }: FieldSpec): Input {
  return { name: field, label, kind, required: false, ...(choices && { choices }) }
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The value as its editor begins with it. */
export function draftOf({ kind, value }: FieldSpec): Draft {
  if (isEmpty(value)) return {}
  switch (kind) {
    case 'money':
      return { money: value as Money }
    case 'date':
      return { day: { date: String(value) } }
    case 'yes_no':
      return { yes: value === true }
    case 'tags':
      return { text: (value as string[]).join(', ') }
    case 'company':
      return { named: value as { id: string; name: string } }
  }
  return { text: String(value) }
}

/** What the editor's draft asks to be saved; undefined while it makes no sense. */
export function editOf(spec: FieldSpec, draft: Draft, zone: string): Edit | 'unchanged' | undefined {
  const { field, kind, value: before, patch } = spec
  const value = isBlank(kind, draft) ? null : valueFor(inputOf(spec), draft, zone)
  if (value === undefined) return undefined
  if (same(value, before) || (value === null && isEmpty(before))) return 'unchanged'
  return { field, value, ...(patch && { patch: patch(value) }) }
}

function isBlank(kind: string, { text, money, day, yes, named }: Draft): boolean {
  switch (kind) {
    case 'money':
      return money === undefined && !text
    case 'date':
      return day === undefined && !text
    case 'yes_no':
      return yes === undefined
    case 'company':
      return named === undefined
  }
  return !text?.trim()
}
