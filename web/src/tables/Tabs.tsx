import type { ReactNode } from 'react'
import classes from './Tabs.module.css'

/** Links to the pages that belong together; the one that is open is marked by the router. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {children}
    </nav>
  )
}
