import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { LoginPage } from '../login/LoginPage'
import { enter, useConnection } from '../session'
import { PreferenceMenus } from './PreferenceMenus'

export function LoginRoute() {
  const connection = useConnection()
  const queries = useQueryClient()
  const { history } = useRouter()
  const { next = '/' } = useSearch({ from: '/login' })

  async function handleSignIn(email: string, password: string, code: string) {
    const { data } = await connection.api.POST('/session', {
      body: { email, password, ...(code && { code }) },
    })
    if (!data) throw new Error('a session without a body')
    enter(connection, queries, data)
    history.push(next)
  }
  return <LoginPage menus={<PreferenceMenus />} onSignIn={handleSignIn} />
}
