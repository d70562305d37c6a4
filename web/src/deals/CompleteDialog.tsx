import { useId, useState } from 'react'
import type { components } from '../api/schema'
import {
  type ActivityAnswer,
  Chips,
  ErrorLine,
  emptyTask,
  isTalk,
  type TaskDraft,
  TaskFields,
  TextField,
  taskOf,
  useDealChanges,
} from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { FormDialog } from '../ui/FormDialog'
import { useShortcut } from '../ui/Shortcuts'
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
  const { t, zone } = useI18n()
  const id = useId()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [outcome, setOutcome] = useState<string>()
  const [result, setResult] = useState('')
  const [next, setNext] = useState<TaskDraft>(emptyTask)
  const [tried, setTried] = useState(false)
  const kind = activityOf(task)
  const half = next.title.trim() !== '' && !next.due
  const outcomes = [
    { key: 'reached', label: t(kind === 'mail' ? 'deal.done.answered' : 'deal.done.reached') },
    { key: 'missed', label: t(kind === 'mail' ? 'deal.done.sent' : 'deal.done.missed') },
  ]

  async function handleSave() {
    setTried(true)
    if (half) return
    const following = taskOf(next, zone, true)
    const activity: ActivityAnswer | undefined =
      kind && outcome
        ? { kind, two_way: outcome === 'reached', ...(result.trim() && { note: result.trim() }) }
        : undefined
    const said = [outcomes.find(({ key }) => key === outcome)?.label, result.trim()]
      .filter(Boolean)
      .join('. ')
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
      save={t('deal.done.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      {kind && (
        <Chips
          id={`${id}-outcome`}
          legend={t('deal.done.how')}
          value={outcome}
          choices={outcomes}
          autoFocus
          onChange={setOutcome}
        />
      )}
      <Keys onOne={() => setOutcome('reached')} onTwo={() => setOutcome('missed')} />
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
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
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
