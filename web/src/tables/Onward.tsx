import type { ReactNode } from 'react'
import classes from './Onward.module.css'

/** A link that leads on from a page without rows, as easy to hit as a button. */
export function Onward({ children }: { children: ReactNode }) {
  return <span className={classes.onward}>{children}</span>
}
