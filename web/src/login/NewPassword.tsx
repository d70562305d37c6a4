import { type Translate, useI18n } from '../i18n'
import type { FieldError } from '../ui/ErrorSummary'
import { PasswordField } from '../ui/PasswordField'

/** The server refuses shorter ones. */
const shortest = 12

interface NewPasswordProps {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** A password that is being chosen. */
export function NewPassword({ id, label, value, onChange, error }: NewPasswordProps) {
  const { t } = useI18n()
  return (
    <PasswordField
      id={id}
      label={label}
      hint={t('login.password.hint', { least: shortest })}
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      required
    />
  )
}

export function passwordErrors(field: string, password: string, t: Translate): FieldError[] {
  if (password === '') return [{ field, message: t('login.password.missing') }]
  const missing = shortest - [...password].length
  return missing > 0 ? [{ field, message: t('login.password.short', { missing }) }] : []
}
