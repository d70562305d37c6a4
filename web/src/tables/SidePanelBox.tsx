import { Drawer } from '@mantine/core'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Drawer.layer.css'
import { IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useI18n } from '../i18n'
import { ShortcutLayer } from '../ui/Shortcuts'
import type { SidePanelProps } from './SidePanel'
import classes from './SidePanel.module.css'

/** The panel itself. */
export function SidePanelBox({ open, onClose, title, foot, children }: SidePanelProps) {
  const { t } = useI18n()
  // Only a panel that was closed before it opened remembers where the focus was.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <Drawer
      opened={open && ready}
      onClose={onClose}
      title={title}
      position="right"
      size="min(36rem, 100vw)"
      closeButtonProps={{ 'aria-label': t('ui.close'), icon: <IconX size={20} stroke={1.5} /> }}
      transitionProps={{ duration: 150, transition: 'fade' }}
      classNames={classes}
    >
      <ShortcutLayer>
        <div className={classes.text}>{children}</div>
        {foot && <div className={classes.foot}>{foot}</div>}
      </ShortcutLayer>
    </Drawer>
  )
}
