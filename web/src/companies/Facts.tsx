import type { ReactNode } from 'react'
import { EditableField, type FieldSpec } from '../fields'
import classes from './Companies.module.css'

interface FactsProps {
  of: { noun: 'company' | 'contact'; id: string; company_id?: string }
  specs: readonly FieldSpec[]
  readOnly: boolean
}

/** What is known of somebody, each fact to be changed where it stands. */
export function Facts({ of, specs, readOnly }: FactsProps) {
  return specs.map((spec) => (
    <Fact key={spec.field} label={spec.label}>
      <EditableField of={of} spec={spec} readOnly={readOnly} />
    </Fact>
  ))
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.inline}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
