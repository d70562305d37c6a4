import { Drawer } from '@mantine/core'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Drawer.layer.css'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n'
import { ShortcutLayer } from '../ui/Shortcuts'
import classes from './SidePanel.module.css'

interface SidePanelProps {
  open: boolean
  onClose: () => void
  title: string
  /** Stays in sight below what scrolls. */
  foot?: ReactNode
  children: ReactNode
}

/** What lies behind a figure, beside the page it stands on; Esc closes it and gives the focus back. */
export function SidePanel({ open, onClose, title, foot, children }: SidePanelProps) {
  const { t } = useI18n()
  return (
    <Drawer
      opened={open}
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
