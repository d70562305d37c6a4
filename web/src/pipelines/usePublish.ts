import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { answerOf, type Pipeline, type PipelineView, useApi } from '../session'
import type { Fields } from '../state/change'
import { useStore } from '../state/hooks'

/** Puts a new version of a process in force. */
export function usePublish({ id, version }: PipelineView) {
  const i18n = useI18n()
  const api = useApi()
  const store = useStore()
  const [saving, setSaving] = useState(false)
  const [refused, setRefused] = useState<string>()

  /** Whether it is in force now. */
  async function publish(process: Pipeline['process']): Promise<boolean> {
    setSaving(true)
    setRefused(undefined)
    const outcome = await store.mutate({
      noun: 'pipeline',
      id,
      patch: { process } satisfies Partial<Pipeline> as Fields,
      send: ({ cid }) =>
        answerOf(
          api.POST('/pipelines/{id}/versions', {
            params: { path: { id } },
            headers: writeHeaders(cid, version),
            body: { process },
          }),
        ),
    })
    setSaving(false)
    if (outcome.kind === 'saved') return true
    setRefused(outcome.kind === 'failed' ? problemText(outcome.problem, i18n) : i18n.t('error.stale'))
    return false
  }
  return { publish, saving, refused }
}
