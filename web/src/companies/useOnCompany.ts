import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { type Problem, ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { answerOf } from '../session'
import type { Answer } from '../state/change'
import { useStore } from '../state/hooks'

type Send = (headers: Record<string, string>) => Promise<{ data?: object; response: Response }>

/** Changes what hangs on a company, on the version that is known, and keeps what the server said against it. */
export function useOnCompany(id: string, onDone: () => void) {
  const i18n = useI18n()
  const store = useStore()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  async function save(send: Send) {
    setBusy(true)
    setProblem(undefined)
    try {
      const outcome = await store.mutate({
        noun: 'company',
        id,
        patch: {},
        clash: 'theirs',
        send: ({ cid, version }) => answerOf(send(writeHeaders(cid, version))) as Promise<Answer>,
      })
      if (outcome.kind === 'failed') setProblem(outcome.problem)
      else onDone()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error.problem)
    } finally {
      setBusy(false)
    }
  }
  return { busy, save, error: problem && problemText(problem, i18n) }
}
