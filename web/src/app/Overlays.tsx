import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Language } from '../i18n'
import { SignInAgain } from '../login/SignInAgain'
import { SearchPalette } from '../search'
import { enter, useConnection, useSession } from '../session'
import { useCommands } from './commands'
import { leave } from './leaving'

interface OverlaysProps {
  searching: boolean
  /** What was typed for the palette before it was here. */
  typed: string
  onSearched: () => void
  signedOut: boolean
  onSignedIn: () => void
  onSignOut: () => Promise<void>
  onLanguage: (language: Language) => void
}

/** What may come over any page: the palette, and the way back in when the session has ended. */
export function Overlays(props: OverlaysProps) {
  const { searching, typed, onSearched, signedOut, onSignedIn, onSignOut, onLanguage } = props
  const { history, routesByPath } = useRouter()
  const connection = useConnection()
  const queries = useQueryClient()
  const { me } = useSession()
  const commands = useCommands(onSignOut, onLanguage)
  const leads = useCallback(
    (prefix: string) => Object.keys(routesByPath).some((path) => path.startsWith(prefix)),
    [routesByPath],
  )
  async function handleSignIn(password: string, code: string) {
    const body = { email: me.email, password, ...(code && { code }) }
    const { data } = await connection.api.POST('/session', { body })
    if (data) enter(connection, queries, data)
    onSignedIn()
  }
  return (
    <>
      <SearchPalette
        open={searching}
        typed={typed}
        onClose={onSearched}
        commands={commands}
        leads={leads}
        onGo={(path) => history.push(path)}
      />
      <SignInAgain open={signedOut} email={me.email} onSignIn={handleSignIn} onLeave={leave} />
    </>
  )
}
