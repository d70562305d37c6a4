import { type ReactNode, useId } from 'react'
import { useI18n } from '../i18n'
import { Button } from './Button'
import { Dialog } from './Dialog'
import classes from './FormDialog.module.css'

interface FormDialogProps {
  title: string
  save: string
  busy: boolean
  /** A second way to save, such as to leave a draft. */
  beside?: ReactNode
  onSave: () => void
  onClose: () => void
  children: ReactNode
}

/**
 * A dialog that is one form: Enter and the primary button save, the other button closes. While a field holds
 * what cannot be understood, nothing is saved and nothing of it is lost.
 */
export function FormDialog({ title, save, busy, beside, onSave, onClose, children }: FormDialogProps) {
  const { t } = useI18n()
  const id = useId()
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          {beside}
          <Button look="primary" type="submit" form={id} busy={busy}>
            {save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          const unclear = event.currentTarget.querySelector<HTMLElement>('[data-unclear]')
          if (unclear) unclear.focus()
          else onSave()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
