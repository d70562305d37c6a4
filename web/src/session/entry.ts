import type { QueryClient } from '@tanstack/react-query'
import type { components } from '../api/schema'
import type { Fields } from '../state/change'
import { type Connection, flatWorkspace, workspaceId } from './connection'

/** Who came in, and the state of the workspace from which on changes are followed. */
export interface Entry {
  user: string
  rev: number
  clock?: string
}

const sessionKey = ['session']

/** The session of this browser; throws a ProblemError with status 401 where nobody is signed in. */
export function currentEntry(connection: Connection, queries: QueryClient): Promise<Entry> {
  return queries.ensureQueryData({
    queryKey: sessionKey,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data } = await connection.api.GET('/session')
      if (!data) throw new Error('a session without a body')
      return takeIn(connection, data)
    },
  })
}

/** Begins with the session that a sign-in answered. */
export function enter(
  connection: Connection,
  queries: QueryClient,
  session: components['schemas']['Session'],
): void {
  queries.setQueryData(sessionKey, takeIn(connection, session))
}

function takeIn({ api, store }: Connection, session: components['schemas']['Session']): Entry {
  const { user, workspace, clock } = session
  api.revs.note(workspace.rev)
  store.read('user', workspace.rev, [user as unknown as Fields])
  store.read('workspace', workspace.rev, [{ ...flatWorkspace({ ...workspace }), id: workspaceId }])
  return { user: user.id, rev: workspace.rev, ...(clock && { clock }) }
}
