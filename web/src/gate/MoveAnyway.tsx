import { useState } from 'react'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import type { Check } from './criteria'
import classes from './gate.module.css'
import { DateField } from './inputs/DateField'
import { Chips, TextField } from './inputs/TextInputs'
import { workingDaysAfter } from './instant'
import { useToday } from './today'
import { type DebtDraft, isReason } from './useGate'

interface MoveAnywayProps {
  skipped: readonly Check[]
  busy: boolean
  onMove: (debt: DebtDraft) => void
  onCancel: () => void
}

/** Going on without what was expected: why, and by when it will be settled. */
export function MoveAnyway({ skipped, busy, onMove, onCancel }: MoveAnywayProps) {
  const { t } = useI18n()
  const today = useToday()
  const [why, setWhy] = useState<string>()
  const [reason, setReason] = useState('')
  const [day, setDay] = useState<{ date: string } | undefined>({ date: workingDaysAfter(today, 3) })
  const [tried, setTried] = useState(false)
  const reasons = [
    { key: 'customer', label: t('gate.anyway.customer') },
    { key: 'soon', label: t('gate.anyway.soon') },
    { key: 'other', label: t('gate.anyway.other') },
  ]
  const said = reasons.find(({ key }) => key === why && key !== 'other')?.label
  const full = [said, reason.trim()].filter(Boolean).join(': ')

  function handleMove() {
    setTried(true)
    if (isReason(full) && day) onMove({ reason: full, due: day.date })
  }
  return (
    <section className={classes.anyway} aria-label={t('gate.anyway')}>
      <p>{t('gate.anyway.skipped', { count: skipped.length })}</p>
      <ul>
        {skipped.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <Chips
        id="gate-anyway-why"
        legend={t('gate.anyway.why')}
        value={why}
        choices={reasons}
        onChange={setWhy}
      />
      <TextField
        id="gate-anyway-reason"
        label={t('gate.anyway.reason')}
        value={reason}
        maxLength={1000}
        error={tried && !isReason(full) ? t('gate.anyway.reasonMissing') : undefined}
        onChange={setReason}
      />
      <DateField
        id="gate-anyway-due"
        label={t('gate.anyway.due')}
        value={day}
        error={tried && !day ? t('gate.anyway.dueMissing') : undefined}
        onChange={setDay}
      />
      <div className={classes.ways}>
        <Button look="primary" busy={busy} onClick={handleMove}>
          {t('gate.anyway.move')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('gate.cancel')}
        </Button>
      </div>
    </section>
  )
}
