import type { components } from '../../api/schema'
import { useI18n } from '../../i18n'
import classes from './inputs.module.css'
import { Chips, TextField, Tick } from './TextInputs'

export type ActivityAnswer = components['schemas']['ActivityAnswer']
export type ActivityKind = ActivityAnswer['kind']

export const activityKinds = ['call', 'meeting', 'mail', 'message', 'letter', 'visit', 'note'] as const

interface ActivityFieldsProps {
  id: string
  legend: string
  /** The kinds that count; the first is taken where there is one only. */
  kinds: readonly ActivityKind[]
  /** It counts only where both sides took part. */
  twoWay?: boolean
  value: Partial<ActivityAnswer>
  onChange: (value: Partial<ActivityAnswer>) => void
  autoFocus?: boolean
}

/** What happened: its kind, whether they answered, and what was said. */
export function ActivityFields({
  id,
  legend,
  kinds,
  twoWay,
  value,
  onChange,
  autoFocus,
}: ActivityFieldsProps) {
  const { t } = useI18n()
  return (
    <div className={classes.field}>
      <Chips
        id={`${id}-kind`}
        legend={legend}
        autoFocus={autoFocus}
        value={value.kind}
        choices={kinds.map((kind) => ({ key: kind, label: t('gate.activity.kind', { kind }) }))}
        onChange={(kind) =>
          onChange({ ...value, kind: kind as ActivityKind, two_way: twoWay || isTalk(kind) })
        }
      />
      {value.kind && value.kind !== 'note' && (
        <Tick
          id={`${id}-two-way`}
          label={t('gate.activity.twoWay')}
          checked={value.two_way ?? false}
          onChange={(checked) => onChange({ ...value, two_way: checked })}
        />
      )}
      <TextField
        id={`${id}-note`}
        label={t('gate.activity.note')}
        long
        value={value.note ?? ''}
        onChange={(note) => onChange({ ...value, note })}
      />
    </div>
  )
}

/** Kinds in which people talk with each other, unless nobody answered. */
export function isTalk(kind: string): boolean {
  return kind === 'call' || kind === 'meeting' || kind === 'visit'
}
