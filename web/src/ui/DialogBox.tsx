import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import { IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useI18n } from '../i18n'
import type { DialogProps } from './Dialog'
import classes from './Dialog.module.css'
import { ShortcutLayer } from './Shortcuts'

/** The dialog itself. */
export function DialogBox({ open, onClose, title, actions, wide = false, children }: DialogProps) {
  const { t } = useI18n()
  // Only a dialog that was closed before it opened remembers where the focus was.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const phone = useMediaQuery('(max-width: 639.98px)', false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened={open && ready}
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
