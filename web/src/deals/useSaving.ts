import { useState } from 'react'
import { type Problem, ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import type { Outcome } from '../state/store'

/** Carries out what a form asks for and keeps what the server said against it. */
export function useSaving() {
  const i18n = useI18n()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  /** Whether it was saved. */
  async function save(act: () => Promise<Outcome | undefined>): Promise<boolean> {
    setBusy(true)
    setProblem(undefined)
    try {
      const outcome = await act()
      if (outcome?.kind !== 'failed') return true
      setProblem(outcome.problem)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error.problem)
    } finally {
      setBusy(false)
    }
    return false
  }
  return {
    busy,
    save,
    problem,
    /** What is wrong with one field, in a sentence. */
    errorOf: (field: string) => problem?.fields.find((each) => each.field === field)?.message,
    /** What is wrong, in a sentence. */
    error: problem && problemText(problem, i18n),
    clear: () => setProblem(undefined),
  }
}
