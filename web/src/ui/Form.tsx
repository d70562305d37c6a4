import type { FormEvent, ReactNode } from 'react'
import { Button } from './Button'
import { ErrorSummary, type FieldError } from './ErrorSummary'
import classes from './Form.module.css'

interface FormProps {
  errors: FieldError[]
  onSubmit: () => void
  /** Buttons; the primary one first. */
  actions?: ReactNode
  /** The id by which buttons outside of it send it. */
  id?: string
  /** As wide as its place: for more than a column of fields. */
  wide?: boolean
  children: ReactNode
}

/** A form that says above its fields what is wrong with it. */
export function Form({ errors, onSubmit, actions, id, wide, children }: FormProps) {
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    onSubmit()
  }
  return (
    <form id={id} className={classes.form} data-wide={wide} onSubmit={handleSubmit} noValidate>
      <ErrorSummary errors={errors} />
      {children}
      {actions && <div className={classes.actions}>{actions}</div>}
    </form>
  )
}

interface SubmitProps {
  busy: boolean
  children: ReactNode
}

/** The button that sends its form. */
export function Submit({ busy, children }: SubmitProps) {
  return (
    <Button type="submit" look="primary" busy={busy}>
      {children}
    </Button>
  )
}

/** Fields that stand side by side where there is room. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>
}

interface SectionProps {
  title: string
  about?: string
  children: ReactNode
}

/** A part of a page with a title of its own and one sentence on what it does. */
export function Section({ title, about, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <h2 className={classes.title}>{title}</h2>
      {about && <p className={classes.about}>{about}</p>}
      <div className={classes.body}>{children}</div>
    </section>
  )
}
