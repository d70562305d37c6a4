import type { ReactNode } from 'react'
import { useI18n } from '../i18n'
import { Mark } from '../ui/Mark'
import { Scenery } from './Scenery'
import classes from './Welcome.module.css'

interface WelcomeProps {
  /** The title of the window. */
  title: string
  /** Language and theme: needed before anybody is known. */
  menus: ReactNode
  /** Without the drawing, for what needs room. */
  wide?: boolean
  children: ReactNode
}

/** The frame of the pages that one meets before being inside. */
export function Welcome({ title, menus, wide = false, children }: WelcomeProps) {
  const { t } = useI18n()
  return (
    <div className={`${classes.page} ${wide ? classes.wide : ''}`}>
      <title>{`${title} · Hummock`}</title>
      <div className={classes.side}>
        <header className={classes.head}>
          <Mark size={32} />
          <span className={classes.name}>Hummock</span>
          {menus}
        </header>
        <main className={classes.main}>{children}</main>
        <footer className={classes.foot}>{t('login.private')}</footer>
      </div>
      {!wide && <Scenery />}
    </div>
  )
}
