import { writeHeaders } from '../api/client'
import type { Language } from '../i18n'
import { answerOf, useApi, useSession } from '../session'
import { useStore } from '../state/hooks'

/** Puts on record which language I read. */
export function useOwnLanguage(): (language: Language) => void {
  const api = useApi()
  const store = useStore()
  const { me } = useSession()
  return (language) =>
    void store.mutate({
      noun: 'user',
      id: me.id,
      patch: { language },
      clash: 'theirs',
      send: ({ cid, version }) =>
        answerOf(
          api.PATCH('/users/{id}', {
            params: { path: { id: me.id } },
            headers: writeHeaders(cid, version),
            body: { language },
          }),
        ),
    })
}
