import type { ReactNode } from 'react'
import classes from './Page.module.css'

interface PageProps {
  title: string
  /** What stands at the right of the title; one primary button at most. */
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, actions, children }: PageProps) {
  return (
    <div className={classes.page}>
      <title>{`${title} · Hummock`}</title>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  )
}
