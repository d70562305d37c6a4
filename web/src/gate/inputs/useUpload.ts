import { useState } from 'react'
import { writeHeaders } from '../../api/client'
import { type Problem, ProblemError } from '../../api/problem'
import type { components } from '../../api/schema'
import { useI18n } from '../../i18n'
import { problemText } from '../../i18n/problem'
import { useApi } from '../../session'
import { newCid } from '../../state/cid'

type Uploaded = components['schemas']['File']

/** Sends a file to be used by a document within a day. What was refused is told, and nothing is lost. */
export function useUpload() {
  const i18n = useI18n()
  const api = useApi()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<Problem>()

  async function upload(file: File): Promise<Uploaded | undefined> {
    const body = new FormData()
    body.append('file', file)
    setBusy(file.name)
    setProblem(undefined)
    try {
      const { data } = await api.POST('/files', {
        headers: writeHeaders(newCid()),
        body: body as never,
        bodySerializer: (form: unknown) => form as FormData,
      })
      return data
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error.problem)
      return undefined
    } finally {
      setBusy(undefined)
    }
  }
  return { upload, busy, error: problem && problemText(problem, i18n) }
}
