import { useId, useState } from 'react'
import { Chips, ErrorLine, SelectField, TextField, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { FormDialog } from '../ui/FormDialog'
import type { Promised } from './PromisesPanel'
import { useActivities } from './useActivities'
import { useSaving } from './useSaving'

const states = ['kept', 'broken', 'withdrawn'] as const
type State = (typeof states)[number]

interface SettleDialogProps {
  promise: Promised
  onClose: () => void
  onDone: () => void
}

/** What became of a promise, and how one can tell. */
export function SettleDialog({ promise, onClose, onDone }: SettleDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [state, setState] = useState<State>()
  const [evidence, setEvidence] = useState('')
  const [activity, setActivity] = useState('')
  const talks = useActivities([promise.deal_id])
  const [tried, setTried] = useState(false)

  async function handleSave() {
    setTried(true)
    if (!state || !evidence.trim()) return
    const body = { state, evidence: evidence.trim(), ...(activity && { activity_id: activity }) }
    const saved = await save(() =>
      change(promise.deal_id, {}, (headers) =>
        api.PUT('/promises/{id}/state', { params: { path: { id: promise.id } }, headers, body }),
      ),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('deal.promise.settleTitle')}
      save={t('deal.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <p>
        <strong>{promise.promise}</strong>
      </p>
      <Chips
        id={`${id}-state`}
        legend={t('deal.promise.became')}
        value={state}
        choices={states.map((key) => ({ key, label: t('deal.promise.state', { state: key }) }))}
        autoFocus
        onChange={(key) => setState(key as State)}
      />
      {tried && !state && <ErrorLine text={t('deal.promise.stateMissing')} />}
      <TextField
        id={`${id}-evidence`}
        label={t('deal.promise.evidence')}
        hint={t('deal.promise.evidence.hint')}
        long
        value={evidence}
        error={tried && !evidence.trim() ? t('deal.promise.evidenceMissing') : undefined}
        onChange={setEvidence}
      />
      {talks.length > 0 && (
        <SelectField
          id={`${id}-activity`}
          label={t('deal.promise.activity')}
          none={t('deal.promise.activityNone')}
          value={activity}
          choices={talks}
          onChange={setActivity}
        />
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
