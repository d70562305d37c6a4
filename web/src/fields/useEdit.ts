import { useState } from 'react'
import { writeHeaders } from '../api/client'
import type { Problem } from '../api/problem'
import { answerOf, useApi } from '../session'
import type { Answer, Clash, Fields } from '../state/change'
import { same } from '../state/entity'
import { useStore } from '../state/hooks'

/** What is edited where it stands, field by field. */
export interface Editable {
  noun: 'deal' | 'company' | 'contact'
  id: string
}

/** One field with its new value, as it is sent and as it is shown at once. */
export interface Edit {
  /** The field as a PATCH names it. */
  field: string
  value: unknown
  /** What of the entity changes; absent: the field itself. */
  patch?: Fields
  /** The value when editing began, and the value now: others may have changed it in between. */
  was?: unknown
  now?: unknown
}

/** An edit that met another one of the same field; theirs is what the page shows now. */
interface EditClash extends Pick<Clash, 'by'> {
  edit: Edit
}

/**
 * Edits fields in place. Where somebody else has changed the same field, both
 * values stand side by side until a person has decided; nothing is lost.
 */
export function useEdit({ noun, id }: Editable, onSaved?: () => void) {
  const api = useApi()
  const store = useStore()
  const [clash, setClash] = useState<EditClash>()
  const [problem, setProblem] = useState<Problem>()
  const [saved, setSaved] = useState(0)

  function send(body: Fields, headers: Record<string, string>): Promise<Answer> {
    const params = { path: { id } }
    switch (noun) {
      case 'deal':
        return answerOf(api.PATCH('/deals/{id}', { params, headers, body }))
      case 'company':
        return answerOf(api.PATCH('/companies/{id}', { params, headers, body }))
      case 'contact':
        return answerOf(api.PATCH('/contacts/{id}', { params, headers, body }))
    }
  }

  /** Whether it was taken; one that was refused is to be mended. */
  async function edit(wanted: Edit): Promise<boolean> {
    setProblem(undefined)
    setClash(undefined)
    const { field, value, was, now } = wanted
    if (!same(was, now) && !same(value, now)) {
      const by = store.touched(noun, id)
      setClash({ edit: decided(wanted), ...(by && { by }) })
      return true
    }
    const patch = wanted.patch ?? { [field]: value }
    const before = store.get(noun, id)
    const outcome = await store.mutate({
      noun,
      id,
      patch,
      clash: 'ask',
      send: ({ cid, version }) => send({ [field]: value }, writeHeaders(cid, version)),
    })
    if (outcome.kind === 'failed') {
      setProblem(outcome.problem)
      return false
    }
    if (outcome.kind === 'saved') {
      setSaved((count) => count + 1)
      onSaved?.()
      return true
    }
    const first = outcome.kind === 'clash' ? outcome.clashes[0] : undefined
    if (!first) return true
    // All custom fields are one field of the entity: only the same one of them is a clash.
    const own = first.field === 'fields'
    const theirs = own ? (first.theirs as Fields)[field] : first.theirs
    const mineBefore = own ? (before?.fields as Fields | undefined)?.[field] : undefined
    if (own && same(theirs, mineBefore)) return edit(again(wanted))
    setClash({ edit: decided(wanted), ...(first.by && { by: first.by }) })
    return true
  }

  /** The same edit on the entity as it is now. */
  function again(wanted: Edit): Edit {
    if (!wanted.patch?.fields) return wanted
    const now = store.get(noun, id)?.fields as Fields
    return { ...wanted, patch: { fields: { ...now, [wanted.field]: wanted.value } } }
  }

  /** The edit of somebody who has seen both values. */
  function decided({ was: _, now: __, ...wanted }: Edit): Edit {
    return wanted
  }
  return {
    edit,
    problem,
    clash,
    saved,
    keepMine: () => clash && void edit(again(clash.edit)),
    keepTheirs: () => setClash(undefined),
  }
}

export type Editing = ReturnType<typeof useEdit>
