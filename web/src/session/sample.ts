import { useState } from 'react'
import { useI18n } from '../i18n'
import { useApi } from './connection'

/**
 * The way from the firm into its sample company, by a link that works once. The
 * page is loaded anew, so that nothing of the firm is left in it.
 */
export function useSampleEntrance(): { enter: () => Promise<void>; busy: boolean; error: unknown } {
  const api = useApi()
  const { language } = useI18n()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  async function enter() {
    setBusy(true)
    setError(undefined)
    try {
      const { data } = await api.PUT('/workspace/sample', { body: { language } })
      if (data) location.assign(`/sign-in${new URL(data.url).hash}`)
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  return { enter, busy, error }
}
