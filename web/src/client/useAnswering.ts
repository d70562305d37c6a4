import { useState } from 'react'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import type { Page } from './page'

/** Sends an answer, and keeps what the server said against it. */
export function useAnswering(onAnswered: (page: Page) => void) {
  const i18n = useI18n()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function send(answer: () => Promise<{ data?: Page }>) {
    setBusy(true)
    setError(undefined)
    try {
      const { data } = await answer()
      if (data) onAnswered(data)
    } catch (failure) {
      if (!(failure instanceof ProblemError)) throw failure
      setError(problemText(failure.problem, i18n))
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, send }
}
