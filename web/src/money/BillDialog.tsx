import type { ReactNode } from 'react'
import { ErrorLine } from '../gate'
import { FormDialog } from '../ui/FormDialog'

interface BillDialogProps {
  title: string
  save: string
  busy: boolean
  error: string | undefined
  /** A second way to save, such as to leave a draft. */
  beside?: ReactNode
  onSave: () => void
  onClose: () => void
  children: ReactNode
}

/** A form about money with its refusal. */
export function BillDialog({ error, children, ...form }: BillDialogProps) {
  return (
    <FormDialog {...form}>
      {children}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
