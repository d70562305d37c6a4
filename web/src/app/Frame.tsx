import { Outlet, useNavigate, useRouteContext, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useApprovals } from '../deals/useApprovals'
import { useI18n } from '../i18n'
import { useConnection, useLiveChanges, useSession } from '../session'
import { preloadDialogs } from '../ui/Dialog'
import { late } from '../ui/late'
import { preloadMenus } from '../ui/Menu'
import { Panel } from '../ui/Panel'
import { Shell } from '../ui/Shell'
import { useShortcut } from '../ui/Shortcuts'
import classes from './Frame.module.css'
import { useSignedOutElsewhere, useSignOut } from './leaving'
import { barOf, navigation } from './navigation'
import { OfflineBar } from './OfflineBar'
import { useOwnLanguage } from './own-language'
import { PreferenceMenus } from './PreferenceMenus'
import { SampleBar } from './SampleBar'
import { SignedIn } from './SignedIn'
import { SyncState } from './SyncState'
import { UserMenu } from './UserMenu'

const Overlays = late(async () => (await import('./Overlays')).Overlays)

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
  const [searching, setSearching] = useState(false)
  const [typed, setTyped] = useState('')
  const settled = useSettled()
  useShortcut('mod+k', () => setSearching(true))
  const { toDecide } = useApprovals()
  const groups = navigation(t, can, (path) => path in routesByPath, { approvals: toDecide.length })
  const handleAdd = () => void (can('create-deal') && navigate({ to: '/board', search: { add: true } }))
  useShortcut('c', handleAdd)
  return (
    <Shell
      groups={groups}
      bar={barOf(groups)}
      onGo={(to) => void navigate({ to })}
      onAdd={handleAdd}
      onSearch={() => setSearching(true)}
      banner={connected ? workspace.kind === 'sample' && <SampleBar /> : <OfflineBar />}
      foot={
        <>
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
      {(settled || searching || signedOut) && (
        <Overlays
          meanwhile={searching && <TypedEarly onType={(text) => setTyped(text)} />}
          searching={searching}
          typed={typed}
          onSearched={() => {
            setSearching(false)
            setTyped('') // the palette may be made anew, and begins with it
          }}
          signedOut={signedOut}
          onSignedIn={() => setSignedOut(false)}
          onSignOut={signOut}
          onLanguage={setLanguage}
        />
      )}
    </Shell>
  )
}

/** Takes what is typed while the palette is on its way: no key is lost. */
function TypedEarly({ onType }: { onType: (text: string) => void }) {
  const { t } = useI18n()
  return (
    <input
      ref={(input) => input?.focus()}
      className={classes.typed}
      aria-label={t('nav.search')}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

/** The first page has this head start, in ms. */
const restTime = 300
/** Then the rest waits for a quiet moment, but no longer than this. */
const patience = 1000

/** Once the first page stands: what is not part of it is fetched then, before anybody asks for it. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      whenQuiet(() => {
        void Overlays.preload().then(setSettled)
        preloadMenus()
        preloadDialogs()
      })
    }, restTime)
    return () => clearTimeout(timer)
  }, [])
  return settled
}

/** Not every browser can tell when it is quiet. */
function whenQuiet(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: patience })
  else act()
}
