import type { ReactNode } from 'react'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import classes from './Money.module.css'

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

/** A form about money with its refusal and its buttons. */
export function BillDialog({ title, save, busy, error, beside, onSave, onClose, children }: BillDialogProps) {
  const { t } = useI18n()
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('money.cancel')}
          </Button>
          {beside}
          <Button look="primary" busy={busy} onClick={onSave}>
            {save}
          </Button>
        </>
      }
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        {children}
        <button type="submit" hidden />
        {error && <ErrorLine text={error} />}
      </form>
    </Dialog>
  )
}
