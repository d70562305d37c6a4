import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { ProblemError } from '../api/problem'
import { currentEntry, enter, SignedInContext, useConnection, useSession } from '../session'
import { FoundPage, ProcessPage, StartPage } from '../setup'
import { PreferenceMenus } from './PreferenceMenus'
import { usePreferences } from './preferences'
import { Unreachable } from './Unreachable'

/** Sets the server up; once the firm exists, goes on from there, whoever reloads the page. */
export function SetupRoute() {
  const connection = useConnection()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { hash } = useLocation()
  const { setLanguage } = usePreferences()
  const { data, error } = useQuery({
    queryKey: ['setup'],
    queryFn: async () => {
      const entry = await currentEntry(connection, queries).catch(signedOut)
      const { data: state } = await connection.api.GET('/setup')
      return { entry: entry ?? null, needed: state?.needed ?? false }
    },
  })
  if (error) return <Unreachable error={error} reset={() => {}} />
  if (!data) return null
  if (data.needed) {
    return (
      <FoundPage
        token={hash}
        onLanguage={setLanguage}
        menus={<PreferenceMenus />}
        onFounded={(session) => {
          enter(connection, queries, session)
          queries.setQueryData(['setup'], { entry: { user: session.user.id }, needed: false })
          void navigate({ to: '/setup', replace: true })
        }}
      />
    )
  }
  if (!data.entry) return <Navigate to="/login" replace />
  return (
    <SignedInContext value={{ user: data.entry.user }}>
      <Begun />
    </SignedInContext>
  )
}

function Begun() {
  const { history, routesByPath } = useRouter()
  const queries = useQueryClient()
  const { api } = useConnection()
  const { workspace, can } = useSession()
  const { data } = useQuery({
    queryKey: ['setup', 'pipelines'],
    queryFn: async () => (await api.GET('/pipelines')).data?.items.length ?? 0,
  })
  if (!can('create-pipeline')) return <Navigate to="/" replace />
  if (data === undefined) return null
  if (data === 0)
    return (
      <ProcessPage
        menus={<PreferenceMenus />}
        onChosen={() => queries.setQueryData(['setup', 'pipelines'], 1)}
      />
    )
  return (
    <StartPage
      firm={workspace.name}
      exists={(path) => path in routesByPath}
      onGo={(path) => history.push(path)}
      menus={<PreferenceMenus />}
    />
  )
}

function signedOut(error: unknown): undefined {
  if (error instanceof ProblemError && error.problem.status === 401) return undefined
  throw error
}
