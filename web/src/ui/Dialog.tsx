import { lazy, type ReactNode, Suspense, useState } from 'react'

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
const load = () => import('./DialogBox')
const DialogBox = lazy(() => load().then(({ DialogBox }) => ({ default: DialogBox })))

/** Fetches what dialogs need before anything has to be asked. */
export function preloadDialogs(): void {
  void load()
}

/**
 * A modal dialog: keeps the focus inside, gives it back to where it came from,
 * closes with Esc. On a phone it is a sheet that fills the screen.
 */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  return (
    wanted && (
      <Suspense>
        <DialogBox {...props} />
      </Suspense>
    )
  )
}
