import { IconCheck, IconClock, IconPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { ErrorLine, emptyTask, type TaskDraft, TaskFields, taskOf, useDealChanges, useToday } from '../gate'
import { useI18n } from '../i18n'
import { daysBetween } from '../i18n/plain-date'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { Menu } from '../ui/Menu'
import { CompleteDialog } from './CompleteDialog'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage, Task } from './useDeal'
import { usePutOff } from './usePutOff'
import { useSaving } from './useSaving'

interface NextStepPanelProps {
  deal: Deal
  page: DealPage
  onChanged: () => void
  onWait: () => void
}

/** The one next step: done, put off, or, where there is none, set. */
export function NextStepPanel({ deal, page, onChanged, onWait }: NextStepPanelProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const today = useToday()
  const [adding, setAdding] = useState(false)
  const next = page.tasks.find(({ done_at }) => !done_at)
  const may = can('add-task')
  const waiting = deal.waiting_until && deal.waiting_until > today
  const ended = deal.outcome === 'lost' || deal.outcome === 'disqualified'
  if (ended && !next && !waiting && !adding) return null
  return (
    <Panel
      title={t('deal.next')}
      aside={
        next &&
        may && (
          <Button look="quiet" icon={<IconPlus size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
            {t('deal.next.another')}
          </Button>
        )
      }
    >
      {waiting && <Waiting deal={deal} />}
      {next ? (
        <Step task={next} today={today} onChanged={onChanged} onWait={onWait} deal={deal} />
      ) : (
        deal.outcome === 'open' && !waiting && <p className={classes.noStep}>{t('deal.next.none')}</p>
      )}
      {may && (adding || (!next && !ended)) && (
        <AddStep
          deal={deal}
          onDone={() => {
            setAdding(false)
            onChanged()
          }}
          {...(next && { onCancel: () => setAdding(false) })}
        />
      )}
    </Panel>
  )
}

interface StepProps {
  task: Task
  deal: Deal
  today: string
  onChanged: () => void
  onWait: () => void
}

function Step({ task, deal, today, onChanged, onWait }: StepProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const days = usePutOff(deal.id, task, onChanged)
  const [completing, setCompleting] = useState(false)
  const late = task.due_on !== '' && task.due_on < today ? daysBetween(task.due_on, today) : 0

  return (
    <div className={classes.step}>
      <p className={classes.stepTitle}>{t('deal.task', { kind: task.kind, title: task.title })}</p>
      <p className={classes.stepDue} data-late={late > 0 || undefined}>
        <IconClock size={16} stroke={1.5} aria-hidden="true" />
        {task.due_on === '' ? t('deal.next.undated') : format.date(task.due_on, 'day')}
        {task.due_at && `, ${format.time(Date.parse(task.due_at))}`}
        {task.due_on !== '' && (
          <span>{late > 0 ? t('deal.next.late', { count: late }) : format.relative(task.due_on, today)}</span>
        )}
      </p>
      {can('complete-task') && (
        <div className={classes.row}>
          <Button
            look="primary"
            icon={<IconCheck size={16} stroke={2} />}
            onClick={() => setCompleting(true)}
          >
            {t('deal.next.done')}
          </Button>
          <Menu
            label={t('deal.next.later')}
            items={[...days, { id: 'wait', label: t('deal.wait.menu'), onSelect: onWait }]}
          >
            <Button icon={<IconClock size={16} stroke={1.75} />}>{t('deal.next.later')}</Button>
          </Menu>
        </div>
      )}
      {completing && (
        <CompleteDialog
          task={task}
          deal={deal}
          onClose={() => setCompleting(false)}
          onDone={() => {
            setCompleting(false)
            onChanged()
          }}
        />
      )}
    </div>
  )
}

function Waiting({ deal }: { deal: Deal }) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const { change } = useDealChanges()
  return (
    <div className={classes.waiting}>
      <p>
        {t('deal.waiting', { date: format.date(deal.waiting_until) })}
        {deal.waiting_reason && ` ${deal.waiting_reason}`}
      </p>
      {can('wait') && (
        <Button
          onClick={() =>
            void change(deal.id, { waiting_until: '', waiting_reason: '' }, (headers) =>
              api.DELETE('/deals/{id}/waiting', { params: { path: { id: deal.id } }, headers }),
            )
          }
        >
          {t('deal.waiting.stop')}
        </Button>
      )}
    </div>
  )
}

interface AddStepProps {
  deal: Deal
  onDone: () => void
  onCancel?: () => void
}

function AddStep({ deal, onDone, onCancel }: AddStepProps) {
  const { t, zone } = useI18n()
  const id = useId()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [task, setTask] = useState<TaskDraft>(emptyTask)
  const [tried, setTried] = useState(false)

  async function handleSave() {
    setTried(true)
    const body = taskOf(task, zone, true)
    if (!body) return
    const path = { params: { path: { id: deal.id } } }
    const saved = await save(() =>
      change(deal.id, {}, (headers) => api.POST('/deals/{id}/tasks', { ...path, headers, body })),
    )
    if (saved) onDone()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void handleSave()
      }}
    >
      <TaskFields
        id={id}
        label={t('deal.step.what')}
        value={task}
        error={tried && task.title.trim() === '' ? t('deal.step.whatMissing') : undefined}
        dateError={tried && !task.due ? t('deal.step.whenMissing') : undefined}
        onChange={setTask}
      />
      {error && <ErrorLine text={error} />}
      <div className={classes.row}>
        <Button type="submit" busy={busy}>
          {t('deal.step.save')}
        </Button>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('deal.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
