import { useId } from 'react'
import { Chips, DateField, type DayAndTime, TextField } from '../gate'
import { useI18n } from '../i18n'
import { textIn, useSession } from '../session'

/** How leads are put away: until a day, or for good with a reason. */
export interface Away {
  how: 'disqualify' | 'recycle'
  day?: DayAndTime | undefined
  reason: string
  remark: string
}

interface AwayFieldsProps {
  away: Away
  onChange: (away: Away) => void
  autoFocus?: boolean
}

/** The day or the reason, and a remark. */
export function AwayFields({ away, onChange, autoFocus = false }: AwayFieldsProps) {
  const { t, language } = useI18n()
  const id = useId()
  const { workspace } = useSession()
  return (
    <>
      {away.how === 'recycle' ? (
        <DateField
          id={`${id}-day`}
          label={t('leads.recycle.day')}
          value={away.day}
          onChange={(day) => onChange({ ...away, day })}
          autoFocus={autoFocus}
        />
      ) : (
        <Chips
          id={`${id}-reason`}
          legend={t('leads.reason')}
          value={away.reason}
          choices={workspace.settings.loss_reasons.map(({ key, label }) => ({
            key,
            label: textIn(label, language),
          }))}
          onChange={(reason) => onChange({ ...away, reason })}
        />
      )}
      <TextField
        id={`${id}-remark`}
        label={t('leads.remark')}
        long
        value={away.remark}
        onChange={(remark) => onChange({ ...away, remark })}
      />
    </>
  )
}
