import { useI18n } from '../../i18n'
import { DateField } from './DateField'
import type { DocumentDraft } from './document'
import { FileField } from './FileField'
import classes from './inputs.module.css'
import { type Choice, SelectField, TextField } from './TextInputs'

interface DocumentFieldsProps {
  id: string
  /** Kinds that count; with one there is nothing to choose. */
  kinds: readonly Choice[]
  signed: boolean
  value: DocumentDraft
  onChange: (value: DocumentDraft) => void
  error?: string | undefined
}

/** The paper that a criterion asks for: its file, or where it is. */
export function DocumentFields({ id, kinds, signed, value, onChange, error }: DocumentFieldsProps) {
  const { t } = useI18n()
  return (
    <div className={classes.stack}>
      <FileField
        id={id}
        label={t(signed ? 'gate.file.signed' : 'gate.file')}
        error={error}
        value={value.file}
        onChange={(file) => onChange({ ...value, file })}
      />
      {kinds.length > 1 && (
        <SelectField
          id={`${id}-kind`}
          label={t('gate.document.kind')}
          value={value.kind ?? 'other'}
          choices={kinds}
          onChange={(kind) => onChange({ ...value, kind })}
        />
      )}
      <div className={classes.row}>
        <div className={classes.grow}>
          <TextField
            id={`${id}-note`}
            label={t(signed ? 'gate.document.note' : 'gate.document.where')}
            maxLength={2000}
            value={value.note ?? ''}
            onChange={(note) => onChange({ ...value, note })}
          />
        </div>
        {signed && (
          <div className={classes.grow}>
            <DateField
              id={`${id}-expires`}
              label={t('gate.document.expires')}
              value={value.expires}
              onChange={(expires) => onChange({ ...value, expires })}
            />
          </div>
        )}
      </div>
    </div>
  )
}
