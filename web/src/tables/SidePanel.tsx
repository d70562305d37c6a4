import { type ReactNode, useState } from 'react'
import { late } from '../ui/late'

export interface SidePanelProps {
  open: boolean
  onClose: () => void
  title: string
  /** Stays in sight below what scrolls. */
  foot?: ReactNode
  children: ReactNode
}

// No page begins with its panel open, save by a pasted link.
const SidePanelBox = late(async () => (await import('./SidePanelBox')).SidePanelBox)

/** What lies behind a figure, beside the page it stands on; Esc closes it and gives the focus back. */
export function SidePanel(props: SidePanelProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  return wanted && <SidePanelBox {...props} />
}
