import { IconCalendar } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { type PlainDate, useI18n } from '../../i18n'
import { parseWhen } from '../../i18n/when'
import { IconButton } from '../../ui/IconButton'
import { useToday } from '../today'
import classes from './inputs.module.css'
import { type InputProps, Labelled } from './Labelled'
import type { DayAndTime } from './task'

interface DateFieldProps extends InputProps {
  value: DayAndTime | undefined
  /** Undefined while the text is no day. `text` is what stands in the field. */
  onChange: (value: DayAndTime | undefined, text: string) => void
  /** Whether a time of day is of use. */
  timed?: boolean
}

/** A day as people say it: "friday", "+2w", "31.12"; what was understood stands below. */
export function DateField({ value, onChange, timed, autoFocus, ...rest }: DateFieldProps) {
  const { t, format } = useI18n()
  const today = useToday()
  const picker = useRef<HTMLInputElement>(null)
  const shown = value ? format.date(value.date, 'short') + (value.time ? ` ${value.time}` : '') : ''
  const [text, setText] = useState(shown)
  const meant = text.trim() === '' ? undefined : parseWhen(text, today)

  function handleText(next: string) {
    setText(next)
    const when = parseWhen(next, today)
    onChange(when && (timed ? when : { date: when.date }), next)
  }
  function handlePick(date: PlainDate) {
    if (date === '') return
    setText(format.date(date, 'short'))
    onChange({ date }, date)
  }
  const unclear = text.trim() !== '' && !meant ? t('gate.date.unclear') : undefined
  return (
    <Labelled
      {...rest}
      error={rest.error ?? unclear}
      read={meant && format.date(meant.date, 'day') + (timed && meant.time ? `, ${meant.time}` : '')}
    >
      {(aria) => (
        <span className={classes.with}>
          <input
            {...aria}
            className={classes.input}
            type="text"
            autoComplete="off"
            placeholder={t('gate.date.examples')}
            value={text}
            data-autofocus={autoFocus || undefined}
            data-unclear={unclear !== undefined || undefined}
            onChange={(event) => handleText(event.target.value)}
          />
          <span className={classes.suffix}>
            <IconButton label={t('gate.date.pick')} onClick={() => picker.current?.showPicker()}>
              <IconCalendar size={18} stroke={1.5} />
            </IconButton>
          </span>
          <input
            ref={picker}
            className={classes.picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={value?.date ?? ''}
            onChange={(event) => handlePick(event.target.value)}
          />
        </span>
      )}
    </Labelled>
  )
}
