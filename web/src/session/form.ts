import { useState } from 'react'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import type { FieldError } from '../ui/ErrorSummary'

interface Form {
  errors: FieldError[]
  errorOf: (field: string) => string | undefined
  busy: boolean
  /** Checks, then sends; what either refuses stands beside its field. */
  submit: (check: () => FieldError[], send: () => Promise<void>) => Promise<void>
  /** Shows a refusal that came by another way. */
  refuse: (error: unknown) => void
}

/**
 * A form that speaks to the server. `ids` are those of its inputs, by the names
 * that the server has for them; a refusal that names none of them stands at the
 * first.
 */
export function useForm(ids: Readonly<Record<string, string>>): Form {
  const i18n = useI18n()
  const [errors, setErrors] = useState<FieldError[]>([])
  const [busy, setBusy] = useState(false)

  function refuse(error: unknown) {
    if (!(error instanceof ProblemError)) throw error
    const { problem } = error
    const named = problem.fields.flatMap(({ field, message }) =>
      ids[field] ? [{ field: ids[field], message }] : [],
    )
    const first = Object.values(ids)[0] ?? ''
    setErrors(named.length > 0 ? named : [{ field: first, message: problemText(problem, i18n) }])
  }
  async function submit(check: () => FieldError[], send: () => Promise<void>) {
    const found = check()
    setErrors(found)
    if (found.length > 0) return
    setBusy(true)
    try {
      await send()
    } catch (error) {
      refuse(error)
    } finally {
      setBusy(false)
    }
  }
  return {
    errors,
    errorOf: (field) => errors.find((error) => error.field === field)?.message,
    busy,
    submit,
    refuse,
  }
}
