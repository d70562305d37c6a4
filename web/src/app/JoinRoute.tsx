import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { JoinPage } from '../login/JoinPage'
import { enter, useConnection } from '../session'
import { PreferenceMenus } from './PreferenceMenus'
import { usePreferences } from './preferences'

export function JoinRoute() {
  const connection = useConnection()
  const queries = useQueryClient()
  const { history } = useRouter()
  const { hash } = useLocation()
  const { language } = usePreferences()

  async function handleJoin(password: string, code: string) {
    const { data } = await connection.api.POST('/invitations/accept', {
      body: { token: hash, password, language, ...(code && { code }) },
    })
    if (!data) throw new Error('a session without a body')
    enter(connection, queries, data)
    history.replace('/')
  }
  return <JoinPage token={hash} onJoin={handleJoin} menus={<PreferenceMenus />} />
}
