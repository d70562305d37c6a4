import { useState } from 'react'
import { useI18n } from '../i18n'
import { dateIn, type PlainDate } from '../i18n/plain-date'
import { parseWhen } from '../i18n/when'
import { Field } from './Field'

interface DayFieldProps {
  id: string
  label: string
  /** The day at first; later ones are told by `onDay`. */
  initial?: PlainDate
  /** Empty while what is written is no day. */
  onDay: (day: PlainDate | '') => void
  error?: string | undefined
}

/** A day as people write it: `25.12`, `tomorrow`, `пт`. What was understood stands above the field. */
export function DayField({ id, label, initial, onDay, error }: DayFieldProps) {
  const { t, zone, format } = useI18n()
  const [text, setText] = useState(initial ? format.date(initial, 'short') : '')
  const meant = (written: string) => parseWhen(written, dateIn(zone, Date.now()))?.date
  const day = meant(text)
  return (
    <Field
      id={id}
      label={label}
      hint={day ? format.date(day) : t('ui.day.hint')}
      autoComplete="off"
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onDay(meant(event.target.value) ?? '')
      }}
      error={error}
      required
    />
  )
}
