import { useId, useState } from 'react'
import { DateField, type DayAndTime, SelectField, TextField, UserSelect, useToday } from '../gate'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi, useSession } from '../session'
import { parseMinutes, plainMinutes } from './minutes'
import { type HourEntry, useDuration, type Work, type Worked } from './useWork'

interface HoursDialogProps {
  deal: Worked
  work: Work
  /** Absent: a new one. */
  entry: HourEntry | undefined
  onClose: () => void
  onDone: () => void
}

/** How long somebody worked, at what, when, and for which stage. */
export function HoursDialog({ deal, work, entry, onClose, onDone }: HoursDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const today = useToday()
  const duration = useDuration()
  const { me, can } = useSession()
  const { busy, error, send } = useBilling()
  const [time, setTime] = useState(entry ? plainMinutes(entry.minutes) : '')
  const [what, setWhat] = useState(entry?.what ?? '')
  const [day, setDay] = useState<DayAndTime | undefined>({ date: entry?.on ?? today })
  const [stage, setStage] = useState(entry?.stage ?? '')
  const [who, setWho] = useState(entry?.user_id ?? me.id)
  const [tried, setTried] = useState(false)
  const minutes = parseMinutes(time)

  async function handleSave() {
    setTried(true)
    if (!minutes || !day) return
    const body = { minutes, what: what.trim(), on: day.date, ...(stage && { stage }) }
    const saved = await send(
      (headers) =>
        entry
          ? api.PATCH('/hours/{id}', { params: { path: { id: entry.id } }, headers, body })
          : api.POST('/deals/{id}/hours', {
              params: { path: { id: deal.id } },
              headers,
              body: { ...body, user_id: who },
            }),
      entry && deal.version,
    )
    if (saved) onDone()
  }
  return (
    <BillDialog
      title={t(entry ? 'work.hours.change' : 'work.hours.new')}
      save={t('deal.save')}
      busy={busy}
      error={error}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <TextField
        id={`${id}-time`}
        label={t('work.time')}
        hint={minutes ? duration(minutes) : t('work.time.hint')}
        autoFocus
        value={time}
        maxLength={20}
        error={tried && !minutes ? t('work.time.missing') : undefined}
        onChange={setTime}
      />
      <TextField id={`${id}-what`} label={t('work.what')} value={what} maxLength={1000} onChange={setWhat} />
      <DateField
        id={`${id}-day`}
        label={t('work.on')}
        value={day}
        error={tried && !day ? t('work.on.missing') : undefined}
        onChange={setDay}
      />
      <StageSelect id={`${id}-stage`} work={work} value={stage} onChange={setStage} />
      {!entry && can('list-hourly-costs') && (
        <UserSelect id={`${id}-who`} label={t('work.who')} value={who} onChange={setWho} />
      )}
    </BillDialog>
  )
}

interface StageSelectProps {
  id: string
  work: Work
  value: string
  onChange: (stage: string) => void
}

/** One of the stages that the deal has been in. */
export function StageSelect({ work, ...rest }: StageSelectProps) {
  const { t } = useI18n()
  const choices = work.stages.map(({ stage, name }) => ({ key: stage, label: name }))
  return <SelectField {...rest} label={t('work.stage')} none={t('work.stage.then')} choices={choices} />
}
