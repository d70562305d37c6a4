import { Outlet, useNavigate, useRouteContext, useRouter } from '@tanstack/react-router'
import { writeHeaders } from '../api/client'
import { type Language, useI18n } from '../i18n'
import { answerOf, useApi, useLiveChanges, useSession } from '../session'
import { useStore } from '../state/hooks'
import { Panel } from '../ui/Panel'
import { Shell } from '../ui/Shell'
import classes from './Frame.module.css'
import { barOf, navigation } from './navigation'
import { PreferenceMenus } from './PreferenceMenus'
import { SignedIn } from './SignedIn'
import { SyncState } from './SyncState'

/** The shell around every page of somebody who is signed in. */
export function Frame() {
  return (
    <SignedIn>
      <Framed />
    </SignedIn>
  )
}

function Framed() {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { routesByPath } = useRouter()
  const session = useSession()
  const { entry } = useRouteContext({ from: '/frame' })
  const connected = useLiveChanges(entry.rev, () => {})
  const groups = navigation(t, session.can, (path) => path in routesByPath)
  const setLanguage = useOwnLanguage()
  return (
    <Shell
      groups={groups}
      bar={barOf(groups)}
      onGo={(to) => void navigate({ to })}
      onAdd={() => void navigate({ to: '/board' })}
      foot={
        <div className={classes.foot}>
          <SyncState connected={connected} />
          <PreferenceMenus onLanguage={setLanguage} />
        </div>
      }
    >
      <Panel>
        <Outlet />
      </Panel>
    </Shell>
  )
}

/** Puts on record which language I read. */
function useOwnLanguage(): (language: Language) => void {
  const api = useApi()
  const store = useStore()
  const { me } = useSession()
  return (language) =>
    void store.mutate({
      noun: 'user',
      id: me.id,
      patch: { language },
      clash: 'theirs',
      send: ({ cid, version }) =>
        answerOf(
          api.PATCH('/users/{id}', {
            params: { path: { id: me.id } },
            headers: writeHeaders(cid, version),
            body: { language },
          }),
        ),
    })
}
