import { useEffect, useRef } from 'react'
import { useI18n } from '../i18n'
import classes from './ErrorSummary.module.css'

export interface FieldError {
  /** The id of the input. */
  field: string
  message: string
}

/** All errors of a form above it, each a link to its field; takes the focus when it appears. */
export function ErrorSummary({ errors }: { errors: FieldError[] }) {
  const { t } = useI18n()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div ref={box} className={classes.box} role="alert" tabIndex={-1}>
      <strong>{t('ui.errorSummary', { count: errors.length })}</strong>
      <ul className={classes.list}>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(field)?.focus()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
