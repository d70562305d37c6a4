import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { Page } from '../ui/Page'
import { Failed } from '../ui/PageState'
import { Panel } from '../ui/Panel'
import { settingsPlaces } from './places'
import classes from './SettingsPage.module.css'

/** The settings: their parts at the side, on a phone above. */
export function SettingsPage({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  const { can } = useSession()
  const places = settingsPlaces(t, can)
  const { pathname } = useLocation()
  const here = settingsPlaces(t, () => true).find(({ to }) => pathname === to)
  const mayNot = here?.needs && !can(here.needs)
  const strip = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another mark
  useEffect(() => {
    const chosen = strip.current?.querySelector<HTMLElement>('[aria-current=page]')
    if (chosen) strip.current?.scrollTo({ left: chosen.offsetLeft - 48 })
  }, [pathname])
  return (
    <Page title={t('settings.title')}>
      <div className={classes.split}>
        <nav ref={strip} className={classes.places} aria-label={t('settings.title')}>
          {places.map(({ to, label }) => (
            <Link key={to} to={to} className={classes.place}>
              {label}
            </Link>
          ))}
        </nav>
        <div className={classes.part}>
          <Panel>{mayNot ? <Failed title={here.label} hint={t('error.forbidden')} /> : children}</Panel>
        </div>
      </div>
    </Page>
  )
}
