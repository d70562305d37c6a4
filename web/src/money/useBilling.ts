import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { newCid } from '../state/cid'

type Headers = Record<string, string>

/** Sends what a form about money asks for, and keeps what the server said against it. */
export function useBilling() {
  const i18n = useI18n()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  /** The answer; undefined where it was refused. */
  async function send<T>(act: (headers: Headers) => Promise<T>, version?: number): Promise<T | undefined> {
    setBusy(true)
    setError(undefined)
    try {
      return await act(writeHeaders(newCid(), version))
    } catch (failure) {
      if (!(failure instanceof ProblemError)) throw failure
      setError(problemText(failure.problem, i18n))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, send }
}
