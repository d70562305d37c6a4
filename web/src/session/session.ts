import { createContext, useContext, useMemo } from 'react'
import type { components } from '../api/schema'
import { useEntity } from '../state/hooks'
import { workspaceId } from './connection'
import { allowed, type Operation, type Role } from './rights'

export type User = components['schemas']['User']
export type Workspace = components['schemas']['Workspace']

type FlatWorkspace = Omit<Workspace, 'settings' | 'id'> & Workspace['settings'] & { id: string }

export interface Session {
  me: User
  workspace: Omit<Workspace, 'id'>
  roles: readonly Role[]
  /** Whether my roles allow a call of the API. */
  can: (operation: Operation) => boolean
  /** The server's time where its clock was set elsewhere for a demonstration. */
  clock?: string
}

/** Whose session it is; everything else of it lives in the store. */
export const SignedInContext = createContext<{ user: string; clock?: string } | undefined>(undefined)

/** Who is signed in, and where. */
export function useSession(): Session {
  const signedIn = useContext(SignedInContext)
  if (!signedIn) throw new Error('useSession needs a SessionProvider above it')
  const me = useEntity('user', signedIn.user) as User | undefined
  const firm = useEntity('workspace', workspaceId) as FlatWorkspace | undefined
  if (!me || !firm) throw new Error('a session without a person')
  const { clock } = signedIn
  return useMemo(() => {
    const roles = me.roles as Role[]
    const can = (operation: Operation) => allowed(operation, roles)
    return { me, workspace: { ...firm, settings: firm }, roles, can, ...(clock && { clock }) }
  }, [me, firm, clock])
}
