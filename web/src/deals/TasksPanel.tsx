import { IconCheck, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession, useUsers } from '../session'
import { IconButton } from '../ui/IconButton'
import { useToast } from '../ui/Toast'
import { CompleteDialog } from './CompleteDialog'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage, Task } from './useDeal'

interface TasksPanelProps {
  deal: Deal
  page: DealPage
  onChanged: () => void
}

/** What is to be done after the next step, and what has been done. */
export function TasksPanel({ deal, page, onChanged }: TasksPanelProps) {
  const { t } = useI18n()
  const [completing, setCompleting] = useState<Task>()
  const open = page.tasks.filter(({ done_at }) => !done_at).slice(1)
  const done = page.tasks.filter(({ done_at }) => done_at)
  if (open.length + done.length === 0) return null
  return (
    <Panel title={t('deal.tasks')} tab="details">
      <ul className={classes.tasks}>
        {open.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            deal={deal}
            onChanged={onChanged}
            onComplete={() => setCompleting(task)}
          />
        ))}
      </ul>
      {done.length > 0 && (
        <details className={classes.guide}>
          <summary>{t('deal.tasks.done', { count: done.length })}</summary>
          <ul>
            {done.map((task) => (
              <li key={task.id}>
                {task.title}
                {task.result && <span className={classes.quiet}> · {task.result}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {completing && (
        <CompleteDialog
          task={completing}
          deal={deal}
          onClose={() => setCompleting(undefined)}
          onDone={() => {
            setCompleting(undefined)
            onChanged()
          }}
        />
      )}
    </Panel>
  )
}

interface TaskRowProps {
  task: Task
  deal: Deal
  onChanged: () => void
  onComplete: () => void
}

function TaskRow({ task, deal, onChanged, onComplete }: TaskRowProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const { nameOf } = useUsers()
  const api = useApi()
  const toast = useToast()
  const { change } = useDealChanges()

  async function handleDrop() {
    await change(deal.id, {}, (headers) =>
      api.DELETE('/tasks/{id}', { params: { path: { id: task.id } }, headers }),
    )
    onChanged()
    const { title, kind, due_on, due_at } = task
    const body = {
      title,
      kind: kind as 'call',
      ...(due_at ? { due_at } : due_on ? { due_on } : {}),
    }
    toast({
      text: t('deal.tasks.dropped', { title }),
      onUndo: () =>
        void change(deal.id, {}, (headers) =>
          api.POST('/deals/{id}/tasks', { params: { path: { id: deal.id } }, headers, body }),
        ).then(onChanged),
    })
  }
  return (
    <li className={classes.task}>
      <div className={classes.personText}>
        <span>{t('deal.task', { kind: task.kind, title: task.title })}</span>
        <span className={classes.quiet}>
          {[task.due_on && format.date(task.due_on, 'day'), nameOf(task.owner_id)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {can('complete-task') && (
        <>
          <IconButton label={t('deal.tasks.complete', { title: task.title })} onClick={onComplete}>
            <IconCheck size={18} stroke={1.75} />
          </IconButton>
          <IconButton label={t('deal.tasks.drop', { title: task.title })} onClick={() => void handleDrop()}>
            <IconTrash size={16} stroke={1.5} />
          </IconButton>
        </>
      )}
    </li>
  )
}
