import { useRef, useState } from 'react'
import { ProblemError } from '../api/problem'
import type { components } from '../api/schema'
import { winIndex } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { type PipelineView, useApi } from '../session'
import { bodyOf } from '../tables'
import { assignedIn, parsePercent, withChances } from './chances'
import { usePublish } from './usePublish'

/** To win in the end, or to get to the next stage. */
export type Side = 'cumulative' | 'steps'

interface Draft {
  cumulative: readonly number[]
  steps: readonly number[]
  /** What is being typed, and where. */
  typed: { side: Side; index: number; text: string } | undefined
  /** What the server said against it. */
  refused: string | undefined
}

/** Chances in work: what is typed on one side is worked out on the other. */
export function useChances(pipelineView: PipelineView, steps: readonly number[]) {
  const { t, ...catalogue } = useI18n()
  const api = useApi()
  const { publish, saving, refused } = usePublish(pipelineView)
  const { process } = pipelineView.pipeline
  const win = Math.min(winIndex(process), process.stages.length)
  const start = (): Draft => ({
    cumulative: assignedIn(process),
    steps,
    typed: undefined,
    refused: undefined,
  })
  const [draft, setDraft] = useState<Draft>(start)
  const turn = useRef(0)

  const sentence = (error: unknown) => {
    if (!(error instanceof ProblemError)) throw error
    return problemText(error.problem, { t, ...catalogue })
  }
  async function type(side: Side, index: number, text: string) {
    const typed = { side, index, text }
    const chance = parsePercent(text)
    turn.current++
    if (chance === undefined)
      return setDraft((now) => ({ ...now, typed, refused: t('pipelines.chance.unclear') }))
    const own = draft[side].with(index, chance)
    setDraft((now) => ({ ...now, [side]: own, typed, refused: undefined }))
    if (process.basis === 'share') return
    const mine = turn.current
    try {
      const body: components['schemas']['Chances'] = { win, [side]: [...own] }
      const both = await bodyOf(api.POST('/conversions', { body }))
      if (mine !== turn.current) return
      const beyond = draft.cumulative.slice(win)
      setDraft((now) =>
        side === 'steps'
          ? { ...now, cumulative: [...(both.cumulative ?? []), ...beyond] }
          : { ...now, steps: both.steps ?? now.steps },
      )
    } catch (error) {
      if (mine === turn.current) setDraft((now) => ({ ...now, refused: sentence(error) }))
    }
  }
  /** Whether a new version is in force now. */
  async function save(): Promise<boolean> {
    if (draft.refused) return false
    return publish(withChances(process, draft.cumulative))
  }
  return {
    draft: { ...draft, refused: draft.refused ?? refused },
    win,
    saving,
    type,
    save,
    leave: () => setDraft((now) => ({ ...now, typed: undefined })),
  }
}
