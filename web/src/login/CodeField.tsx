import { useState } from 'react'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'

/** The password was right, and a code is asked for besides. */
export function wantsCode(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'sign_in.code_needed'
}

interface CodeFieldProps {
  id: string
  value: string
  onChange: (code: string) => void
  error: string | undefined
  /** The field is what comes next: it takes the focus as it appears. */
  next?: boolean
}

/** A code of the authenticator app, or one from paper in its place. */
export function CodeField({ id, value, onChange, error, next }: CodeFieldProps) {
  const { t } = useI18n()
  const [backup, setBackup] = useState(false)
  return (
    <>
      <Field
        key={String(backup)}
        id={id}
        label={t(backup ? 'login.code.backup' : 'login.code')}
        hint={t(backup ? 'login.code.backup.hint' : 'login.code.hint')}
        inputMode={backup ? 'text' : 'numeric'}
        autoComplete={backup ? 'off' : 'one-time-code'}
        spellCheck={false}
        autoFocus={next || backup}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
        required
      />
      <div>
        <Button look="quiet" onClick={() => setBackup(!backup)}>
          {t(backup ? 'login.code.useApp' : 'login.code.useBackup')}
        </Button>
      </div>
    </>
  )
}
