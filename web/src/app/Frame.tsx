import { Outlet, useNavigate } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { Panel } from '../ui/Panel'
import { Shell } from '../ui/Shell'
import classes from './Frame.module.css'
import { barOf, navigation } from './navigation'
import { PreferenceMenus } from './PreferenceMenus'
import { SyncState } from './SyncState'

/** The shell around every page of somebody who is signed in. */
export function Frame() {
  const { t } = useI18n()
  const navigate = useNavigate()
  const groups = navigation(t)
  return (
    <Shell
      groups={groups}
      bar={barOf(groups)}
      onGo={(to) => void navigate({ to })}
      onAdd={() => void navigate({ to: '/board' })}
      foot={
        <div className={classes.foot}>
          <SyncState connected />
          <PreferenceMenus />
        </div>
      }
    >
      <Panel>
        <Outlet />
      </Panel>
    </Shell>
  )
}
