import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { answerOf, useApi, useSaving, useSession, workspaceAnswer, workspaceId } from '../session'

/** Saves what I change of myself. */
export function useMySaving(tell: (field: string, value: unknown) => { label: string; text: string }) {
  const api = useApi()
  const { me } = useSession()
  return useSaving({
    noun: 'user',
    id: me.id,
    tell,
    send: (patch, { cid, version }) =>
      answerOf(
        api.PATCH('/users/{id}', {
          params: { path: { id: me.id } },
          body: patch as components['schemas']['UserPatch'],
          headers: writeHeaders(cid, version),
        }),
      ),
  })
}

/** Saves settings of the firm. */
export function useFirmSaving(tell: (field: string, value: unknown) => { label: string; text: string }) {
  const api = useApi()
  return useSaving({
    noun: 'workspace',
    id: workspaceId,
    tell,
    send: (patch, { cid, version }) =>
      workspaceAnswer(
        api.PATCH('/workspace', {
          body: patch as components['schemas']['WorkspacePatch'],
          headers: writeHeaders(cid, version),
        }),
      ),
  })
}
