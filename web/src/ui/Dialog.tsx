import { type ReactNode, useState } from 'react'
import { late } from './late'

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** Buttons, the primary one last; stay in sight while the content scrolls. */
  actions?: ReactNode
  /** Room for questions with several fields side by side. */
  wide?: boolean
  children: ReactNode
}

// A dialog is never part of the first screen.
const DialogBox = late(async () => (await import('./DialogBox')).DialogBox)

/** Fetches what dialogs need before anything has to be asked. */
export function preloadDialogs(): void {
  void DialogBox.preload()
}

/**
 * A modal dialog: keeps the focus inside, gives it back to where it came from,
 * closes with Esc. On a phone it is a sheet that fills the screen.
 */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  return wanted && <DialogBox {...props} />
}
