import { useState } from 'react'
import { useI18n } from '../i18n'
import { useForm, useSession } from '../session'
import { Check } from '../ui/Choices'
import { Form, Section, Submit } from '../ui/Form'
import { capital } from './FirmPage'
import { type DayHours, type Hours, hoursOf, impossibleDay, timeOf, weekOf } from './hours'
import { useFirmSaving } from './own'
import classes from './WorkingHours.module.css'

/** The hours of each weekday: deadlines and response times count these alone. */
export function WorkingHours() {
  const { t, language, format } = useI18n()
  const { workspace } = useSession()
  const form = useForm({ working_hours: 'from-1' })
  const [edited, setEdited] = useState<{ days: DayHours[]; origin: Hours[] }>()
  const stored = workspace.settings.working_hours
  const days = edited?.days ?? weekOf(stored)
  const dayName = (weekday: number) => nameOfDay(weekday, language)
  const { save, question } = useFirmSaving((_, value) => ({
    label: t('settings.hours'),
    text: weekOf(value as Hours[])
      .filter(({ works }) => works)
      .map(({ weekday, from, to }) => `${dayName(weekday)} ${from}–${to}`)
      .join('\n'),
  }))
  function check() {
    const day = impossibleDay(days)
    return day
      ? [{ field: `from-${day.weekday}`, message: t('settings.hours.wrong', { day: dayName(day.weekday) }) }]
      : []
  }
  async function send() {
    const origin = edited && { working_hours: edited.origin }
    if (await save({ working_hours: hoursOf(days) }, origin)) setEdited(undefined)
  }
  const change = (weekday: number, patch: Partial<DayHours>) =>
    setEdited({
      days: days.map((day) => (day.weekday === weekday ? { ...day, ...patch } : day)),
      origin: edited?.origin ?? stored,
    })
  const total =
    hoursOf(days.filter((day) => !impossibleDay([day]))).reduce((sum, { from, to }) => sum + to - from, 0) /
    60
  return (
    <Section title={t('settings.hours')} about={t('settings.hours.hint')}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(check, send)}
        actions={
          <>
            <Submit busy={form.busy}>{t('settings.save')}</Submit>
            <span className={classes.total}>
              {t('settings.hours.total', { hours: format.number(total) })}
            </span>
          </>
        }
      >
        <ul className={classes.week}>
          {days.map((day) => (
            <Day
              key={day.weekday}
              name={dayName(day.weekday)}
              day={day}
              onChange={(patch) => change(day.weekday, patch)}
            />
          ))}
        </ul>
      </Form>
      {question}
    </Section>
  )
}

interface DayProps {
  name: string
  day: DayHours
  onChange: (patch: Partial<DayHours>) => void
}

function Day({ name, day: { weekday, works, from, to }, onChange }: DayProps) {
  const { t } = useI18n()
  return (
    <li className={classes.day}>
      <Check label={name} checked={works} onChange={(checked) => onChange({ works: checked })} />
      {works ? (
        <span className={classes.hours}>
          <Time
            id={`from-${weekday}`}
            label={t('settings.hours.from', { day: name })}
            time={from}
            onTime={(time) => onChange({ from: time })}
          />
          <span aria-hidden="true">–</span>
          <Time
            id={`to-${weekday}`}
            label={t('settings.hours.to', { day: name })}
            time={to}
            onTime={(time) => onChange({ to: time })}
          />
        </span>
      ) : (
        <span className={classes.off}>{t('settings.hours.off')}</span>
      )}
    </li>
  )
}

interface TimeProps {
  id: string
  label: string
  time: string
  onTime: (time: string) => void
}

/** A time of day as people write it: `9`, `9.30`, `18:00`. */
function Time({ id, label, time, onTime }: TimeProps) {
  return (
    <input
      id={id}
      className={classes.time}
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      value={time}
      onChange={(event) => onTime(event.target.value)}
      onBlur={(event) => onTime(timeOf(event.target.value) ?? event.target.value)}
    />
  )
}

/** 1 November 2026 is a Sunday. */
function nameOfDay(weekday: number, language: Parameters<typeof capital>[1]): string {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return capital(name.format(Date.UTC(2026, 10, 1 + weekday)), language)
}
