import { useId, useState } from 'react'
import type { components } from '../api/schema'
import {
  type ActivityAnswer,
  ErrorLine,
  emptyTask,
  isTalk,
  type TaskDraft,
  TaskFields,
  TextField,
  taskOf,
  useDealChanges,
  useToday,
  workingDaysAfter,
} from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { useShortcut } from '../ui/Shortcuts'
import classes from './deals.module.css'
import type { Deal, Task } from './useDeal'
import { useSaving } from './useSaving'

interface CompleteDialogProps {
  task: Task
  deal: Deal
  onClose: () => void
  onDone: () => void
}

/** How a step went, and the step that follows, in one go. */
export function CompleteDialog({ task, deal, onClose, onDone }: CompleteDialogProps) {
  const { t, format, zone } = useI18n()
  const id = useId()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [result, setResult] = useState('')
  const [next, setNext] = useState<TaskDraft>(emptyTask)
  const [tried, setTried] = useState(false)
  const kind = activityOf(task)
  const half = next.title.trim() !== '' && !next.due
  const words = {
    reached: t(kind === 'mail' ? 'deal.done.answered' : 'deal.done.reached'),
    missed: t(kind === 'mail' ? 'deal.done.sent' : 'deal.done.missed'),
  }
  const again = useAgain(task)

  /** One press says how it went and saves; of nobody reached, the same step follows by itself. */
  async function handleSave(outcome?: 'reached' | 'missed') {
    setTried(true)
    if (half) return
    const following = taskOf(next, zone, true) ?? (outcome === 'missed' ? again : undefined)
    const activity: ActivityAnswer | undefined =
      kind && outcome
        ? { kind, two_way: outcome === 'reached', ...(result.trim() && { note: result.trim() }) }
        : undefined
    const said = [outcome && words[outcome], result.trim()].filter(Boolean).join('. ')
    const body: components['schemas']['Completion'] = {
      ...(said && { result: said }),
      ...(following && { next: following }),
      ...(activity && { activity }),
    }
    const path = { params: { path: { id: task.id } } }
    const patch = following ? {} : deal.next_step?.task_id === task.id ? { next_step: null } : {}
    const saved = await save(() =>
      change(deal.id, patch, (headers) => api.PUT('/tasks/{id}/done', { ...path, headers, body })),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('deal.done.title', { task: task.title })}
      save={kind ? words.reached : t('deal.done.save')}
      busy={busy}
      beside={
        kind && (
          <Button busy={busy} onClick={() => void handleSave('missed')}>
            {words.missed}
          </Button>
        )
      }
      onSave={() => void handleSave(kind && 'reached')}
      onClose={onClose}
    >
      {kind && <Keys onOne={() => void handleSave('reached')} onTwo={() => void handleSave('missed')} />}
      <TextField
        id={`${id}-result`}
        label={t('deal.done.result')}
        long
        autoFocus={!kind}
        value={result}
        onChange={setResult}
      />
      <TaskFields
        id={`${id}-next`}
        label={t('deal.done.next')}
        value={next}
        dateError={tried && half ? t('deal.step.whenMissing') : undefined}
        onChange={setNext}
      />
      {again && next.title.trim() === '' && (
        <p className={classes.hint}>
          {t('deal.done.again', { outcome: words.missed, date: format.date(again.due_on, 'day') })}
        </p>
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}

/** The same call or meeting on the next working day, for when nobody was reached. */
function useAgain(task: Task) {
  const today = useToday()
  const { title, kind } = task
  if (kind !== 'call' && kind !== 'meeting') return undefined
  return { title, kind: kind as 'call' | 'meeting', due_on: workingDaysAfter(today, 1) }
}

function Keys({ onOne, onTwo }: { onOne: () => void; onTwo: () => void }) {
  useShortcut('1', onOne)
  useShortcut('2', onTwo)
  return null
}

/** What carrying out a task is on record as; a thing to do is none. */
function activityOf({ kind }: Task): 'call' | 'meeting' | 'mail' | undefined {
  return kind === 'mail' || (isTalk(kind) && kind !== 'visit')
    ? (kind as 'call' | 'meeting' | 'mail')
    : undefined
}
