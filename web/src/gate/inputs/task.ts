import type { components } from '../../api/schema'
import type { PlainDate } from '../../i18n'
import { instantIn } from '../instant'

export type TaskAnswer = components['schemas']['TaskAnswer']
export type TaskKind = NonNullable<TaskAnswer['kind']>

export const taskKinds = ['call', 'mail', 'meeting', 'to_do'] as const

export interface DayAndTime {
  date: PlainDate
  /** HH:MM, where one was named. */
  time?: string | undefined
}

/** A task as it is being written. */
export interface TaskDraft {
  title: string
  kind: TaskKind
  due?: DayAndTime | undefined
  /** What stands in the date field while it is no day. */
  dueText?: string
}

export const emptyTask: TaskDraft = { title: '', kind: 'call' }

/** The task as it is sent; undefined while something is missing. */
export function taskOf(draft: TaskDraft, zone: string, dated: boolean): TaskAnswer | undefined {
  const title = draft.title.trim()
  if (title === '' || (dated && !draft.due)) return undefined
  const { due } = draft
  return {
    title,
    kind: draft.kind,
    ...(due && (due.time ? { due_at: instantIn(zone, due.date, due.time) } : { due_on: due.date })),
  }
}
