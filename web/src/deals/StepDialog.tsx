import { useId, useState } from 'react'
import { ErrorLine, emptyTask, type TaskDraft, TaskFields, taskOf, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { useEntity } from '../state/hooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import classes from './deals.module.css'
import { useSaving } from './useSaving'

interface StepDialogProps {
  dealId: string
  onClose: () => void
}

/** Gives a deal its next step: what, how and by when. */
export function StepDialog({ dealId, onClose }: StepDialogProps) {
  const { t, zone } = useI18n()
  const api = useApi()
  const id = useId()
  const { change } = useDealChanges()
  const deal = useEntity('deal', dealId)
  const { busy, save, error } = useSaving()
  const [task, setTask] = useState<TaskDraft>(emptyTask)
  const [tried, setTried] = useState(false)

  async function handleSave() {
    setTried(true)
    const body = taskOf(task, zone, true)
    if (!body) return
    const path = { params: { path: { id: dealId } } }
    const saved = await save(() =>
      change(dealId, {}, (headers) => api.POST('/deals/{id}/tasks', { ...path, headers, body })),
    )
    if (saved) onClose()
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('deal.step.title', { deal: String(deal?.name ?? '') })}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('deal.cancel')}
          </Button>
          <Button look="primary" busy={busy} onClick={() => void handleSave()}>
            {t('deal.step.save')}
          </Button>
        </>
      }
    >
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
          autoFocus
          error={tried && task.title.trim() === '' ? t('deal.step.whatMissing') : undefined}
          dateError={tried && !task.due ? t('deal.step.whenMissing') : undefined}
          onChange={setTask}
        />
        <button type="submit" hidden />
        {error && <ErrorLine text={error} />}
      </form>
    </Dialog>
  )
}
