import { useRouteContext } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { SignedInContext, useListUpkeep, useSession } from '../session'
import { usePreferences } from './preferences'

/** Everything below knows who is signed in, and reads in that person's language and time zone. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { entry } = useRouteContext({ from: '/frame' })
  const signedIn = useMemo(
    () => ({ user: entry.user, ...(entry.clock && { clock: entry.clock }) }),
    [entry.user, entry.clock],
  )
  return (
    <SignedInContext value={signedIn}>
      <Adopted />
      {children}
    </SignedInContext>
  )
}

function Adopted() {
  const { me } = useSession()
  const { setLanguage, setZone } = usePreferences()
  useListUpkeep()
  // Only what changes on the server is adopted: a choice made here is on its way there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => setLanguage(me.language), [me.language])
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => setZone(me.time_zone), [me.time_zone])
  return null
}
