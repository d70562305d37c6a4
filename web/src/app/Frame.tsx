import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouteContext, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useI18n } from '../i18n'
import { SignInAgain } from '../login'
import { SearchPalette } from '../search'
import { enter, useConnection, useLiveChanges, useSession } from '../session'
import { Panel } from '../ui/Panel'
import { Shell } from '../ui/Shell'
import { useShortcut } from '../ui/Shortcuts'
import { useCommands } from './commands'
import classes from './Frame.module.css'
import { leave, useSignedOutElsewhere, useSignOut } from './leaving'
import { barOf, navigation } from './navigation'
import { useOwnLanguage } from './own-language'
import { PreferenceMenus } from './PreferenceMenus'
import { SignedIn } from './SignedIn'
import { SyncState } from './SyncState'
import { UserMenu } from './UserMenu'

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
  const { history, routesByPath } = useRouter()
  const { can, clock, workspace } = useSession()
  const { entry } = useRouteContext({ from: '/frame' })
  const connection = useConnection()
  const [signedOut, setSignedOut] = useState(false)
  const handleSignedOut = useCallback(() => setSignedOut(true), [])
  const connected = useLiveChanges(entry.rev, handleSignedOut)
  useEffect(() => connection.onSignedOut(handleSignedOut), [connection, handleSignedOut])
  useSignedOutElsewhere()

  const signOut = useSignOut()
  const setLanguage = useOwnLanguage()
  const commands = useCommands(signOut, setLanguage)
  const [searching, setSearching] = useState(false)
  useShortcut('mod+k', () => setSearching(true))
  const leads = useCallback(
    (prefix: string) => Object.keys(routesByPath).some((path) => path.startsWith(prefix)),
    [routesByPath],
  )
  const groups = navigation(t, can, (path) => path in routesByPath)
  return (
    <Shell
      groups={groups}
      bar={barOf(groups)}
      onGo={(to) => void navigate({ to })}
      onAdd={() => void navigate({ to: '/board' })}
      onSearch={() => setSearching(true)}
      foot={
        <>
          {workspace.kind === 'sample' && <p className={classes.notice}>{t('app.sample')}</p>}
          {clock && <p className={classes.notice}>{t('app.clock', { day: clock.slice(0, 10) })}</p>}
          <div className={classes.foot}>
            <SyncState connected={connected} />
            <PreferenceMenus onLanguage={setLanguage} />
            <UserMenu onSignOut={() => void signOut()} />
          </div>
        </>
      }
    >
      <Panel>
        <Outlet />
      </Panel>
      <SearchPalette
        open={searching}
        onClose={() => setSearching(false)}
        commands={commands}
        leads={leads}
        onGo={(path) => history.push(path)}
      />
      <Back open={signedOut} onBack={() => setSignedOut(false)} />
    </Shell>
  )
}

/** The way back in when the session has ended under the page. */
function Back({ open, onBack }: { open: boolean; onBack: () => void }) {
  const connection = useConnection()
  const queries = useQueryClient()
  const { me } = useSession()
  async function handleSignIn(password: string) {
    const { data } = await connection.api.POST('/session', { body: { email: me.email, password } })
    if (data) enter(connection, queries, data)
    onBack()
  }
  return <SignInAgain open={open} email={me.email} onSignIn={handleSignIn} onLeave={leave} />
}
