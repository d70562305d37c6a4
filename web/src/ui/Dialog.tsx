import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n'
import classes from './Dialog.module.css'
import { ShortcutLayer } from './Shortcuts'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** Buttons, the primary one last; stay in sight while the content scrolls. */
  actions?: ReactNode
  /** Room for questions with several fields side by side. */
  wide?: boolean
  children: ReactNode
}

/**
 * A modal dialog: keeps the focus inside, gives it back to where it came from,
 * closes with Esc. On a phone it is a sheet that fills the screen.
 */
export function Dialog({ open, onClose, title, actions, wide = false, children }: DialogProps) {
  const { t } = useI18n()
  const phone = useMediaQuery('(max-width: 639.98px)', false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      fullScreen={phone}
      size={wide ? '37rem' : '30rem'}
      centered
      closeButtonProps={{ 'aria-label': t('ui.close'), icon: <IconX size={20} stroke={1.5} /> }}
      transitionProps={{ duration: 150, transition: 'fade' }}
      classNames={classes}
    >
      <ShortcutLayer>
        <div className={classes.text}>{children}</div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </ShortcutLayer>
    </Modal>
  )
}
