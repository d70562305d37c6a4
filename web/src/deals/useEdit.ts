import { useState } from 'react'
import type { Problem } from '../api/problem'
import { useDealChanges } from '../gate'
import { useApi } from '../session'
import type { Clash } from '../state/change'
import { same } from '../state/entity'
import { useStore } from '../state/hooks'
import type { Deal } from './useDeal'

/** One field of a deal with its new value, as it is sent and as it is shown at once. */
export interface Edit {
  /** The field as a PATCH names it. */
  field: string
  value: unknown
  /** What of the deal changes; absent: the field itself. */
  patch?: Partial<Deal>
  /** The value when editing began, and the value now: others may have changed it in between. */
  was?: unknown
  now?: unknown
}

/** An edit that met another one of the same field; theirs is what the deal shows now. */
interface EditClash extends Pick<Clash, 'by'> {
  edit: Edit
}

/**
 * Edits fields in place. Where somebody else has changed the same field, both
 * values stand side by side until a person has decided; nothing is lost.
 */
export function useEdit(deal: Deal, onSaved?: () => void) {
  const api = useApi()
  const store = useStore()
  const { change } = useDealChanges()
  const [clash, setClash] = useState<EditClash>()
  const [problem, setProblem] = useState<Problem>()
  const [saved, setSaved] = useState(0)

  async function edit(wanted: Edit): Promise<void> {
    setProblem(undefined)
    setClash(undefined)
    const { field, value, was, now } = wanted
    if (!same(was, now) && !same(value, now)) {
      const by = store.touched('deal', deal.id)
      return setClash({ edit: decided(wanted), ...(by && { by }) })
    }
    const patch = wanted.patch ?? { [field]: value }
    const before = store.get('deal', deal.id)
    const outcome = await change(
      deal.id,
      patch,
      (headers) =>
        api.PATCH('/deals/{id}', { params: { path: { id: deal.id } }, headers, body: { [field]: value } }),
      'ask',
    )
    if (outcome.kind === 'failed') return setProblem(outcome.problem)
    if (outcome.kind === 'saved') {
      setSaved((count) => count + 1)
      return onSaved?.()
    }
    if (outcome.kind !== 'clash') return
    const [first] = outcome.clashes
    if (!first) return
    // All custom fields are one field of the deal: only the same one of them is a clash.
    const own = first.field === 'fields'
    const theirs = own ? (first.theirs as Deal['fields'])[field] : first.theirs
    const mineBefore = own ? (before?.fields as Deal['fields'] | undefined)?.[field] : undefined
    if (own && same(theirs, mineBefore)) return edit(again(wanted))
    setClash({ edit: decided(wanted), ...(first.by && { by: first.by }) })
  }

  /** The same edit on the deal as it is now. */
  function again(wanted: Edit): Edit {
    if (!wanted.patch?.fields) return wanted
    const now = store.get('deal', deal.id)?.fields as Deal['fields']
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
