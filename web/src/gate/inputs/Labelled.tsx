import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './inputs.module.css'

export interface InputProps {
  id: string
  label: string
  hint?: string | undefined
  /** What is wrong and what to do; what was typed always stays. */
  error?: string | undefined
  autoFocus?: boolean | undefined
}

interface LabelledProps extends Omit<InputProps, 'autoFocus'> {
  /** A line about what was understood, such as the day behind "friday". */
  read?: ReactNode
  children: (aria: Aria) => ReactNode
}

export interface Aria {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean
}

/** A control with its label above, and what is wrong with it below. */
export function Labelled({ id, label, hint, error, read, children }: LabelledProps) {
  const described = [hint && `${id}-hint`, read && `${id}-read`, error && `${id}-error`].filter(Boolean)
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={classes.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': error !== undefined && error !== '',
      })}
      {read && (
        <p className={classes.read} id={`${id}-read`} aria-live="polite">
          {read}
        </p>
      )}
      {error && <ErrorLine id={`${id}-error`} text={error} />}
    </div>
  )
}

export function ErrorLine({ id, text }: { id?: string; text: string }) {
  return (
    <p className={classes.error} id={id}>
      <IconAlertCircle size={18} stroke={1.5} aria-hidden="true" />
      <span>{text}</span>
    </p>
  )
}
