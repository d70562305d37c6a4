import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { newCid } from '../state/cid'
import { LinkDialog } from './LinkDialog'

type Headers = ReturnType<typeof writeHeaders>

/** Makes a client's link and shows it, once. */
export function useClientLink(send: (headers: Headers) => Promise<{ data?: { url: string } }>) {
  const i18n = useI18n()
  const [busy, setBusy] = useState(false)
  const [url, setUrl] = useState<string>()
  const [error, setError] = useState<string>()

  async function make() {
    setBusy(true)
    setError(undefined)
    try {
      setUrl((await send(writeHeaders(newCid()))).data?.url)
    } catch (failure) {
      if (!(failure instanceof ProblemError)) throw failure
      setError(problemText(failure.problem, i18n))
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    error,
    make,
    /** The link, while it is shown. */
    dialog: url && <LinkDialog url={url} onClose={() => setUrl(undefined)} />,
  }
}
