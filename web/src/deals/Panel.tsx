import { type ReactNode, useId } from 'react'
import { Panel as Guarded } from '../ui/Panel'
import classes from './deal-page.module.css'

interface PanelProps {
  title: string
  /** What stands at the right of the title: a count, a button. */
  aside?: ReactNode
  /** Which tab of the phone shows it. */
  tab?: string
  children: ReactNode
}

/** A part of the deal page; one that fails leaves the others standing. */
export function Panel({ title, aside, tab, children }: PanelProps) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id} data-tab={tab}>
      <header className={classes.panelHead}>
        <h2 className={classes.panelTitle} id={id}>
          {title}
        </h2>
        {aside}
      </header>
      <Guarded>{children}</Guarded>
    </section>
  )
}
