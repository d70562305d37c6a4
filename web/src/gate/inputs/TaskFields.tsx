import { useI18n } from '../../i18n'
import { DateField } from './DateField'
import classes from './inputs.module.css'
import { SelectField, TextField } from './TextInputs'
import { type TaskDraft, type TaskKind, taskKinds } from './task'

interface TaskFieldsProps {
  id: string
  label: string
  value: TaskDraft
  onChange: (value: TaskDraft) => void
  /** A task that is done already has no day. */
  done?: boolean
  error?: string | undefined
  dateError?: string | undefined
  autoFocus?: boolean
}

/** What is to be done, and by when. */
export function TaskFields({
  id,
  label,
  value,
  onChange,
  done,
  error,
  dateError,
  autoFocus,
}: TaskFieldsProps) {
  const { t } = useI18n()
  return (
    <div className={classes.row}>
      <div className={classes.grow}>
        <TextField
          id={id}
          label={label}
          error={error}
          maxLength={200}
          value={value.title}
          autoFocus={autoFocus}
          onChange={(title) => onChange({ ...value, title })}
        />
      </div>
      <SelectField
        id={`${id}-kind`}
        label={t('gate.task.how')}
        value={value.kind}
        choices={taskKinds.map((kind) => ({ key: kind, label: t('gate.task.kind', { kind }) }))}
        onChange={(kind) => onChange({ ...value, kind: kind as TaskKind })}
      />
      {!done && (
        <div className={classes.grow}>
          <DateField
            id={`${id}-due`}
            label={t('gate.task.when')}
            timed
            error={dateError}
            value={value.due}
            onChange={(due, dueText) => onChange({ ...value, due, dueText })}
          />
        </div>
      )}
    </div>
  )
}
