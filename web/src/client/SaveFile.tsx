import { useState } from 'react'
import { ProblemError } from '../api/problem'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi } from '../session'
import { Button } from '../ui/Button'

interface SaveFileProps {
  name: string
  token: string
  label: string
}

/** The file is fetched with the token in the body, so that no address holds it. */
export function SaveFile({ name, token, label }: SaveFileProps) {
  const i18n = useI18n()
  const api = useApi()
  const [error, setError] = useState<string>()

  async function handleSave() {
    setError(undefined)
    try {
      const { data } = await api.POST('/client-links/file', { body: { token }, parseAs: 'blob' })
      const address = URL.createObjectURL(data as unknown as Blob)
      const anchor = document.createElement('a')
      anchor.href = address
      anchor.download = name
      anchor.click()
      URL.revokeObjectURL(address)
    } catch (failure) {
      if (!(failure instanceof ProblemError)) throw failure
      setError(problemText(failure.problem, i18n))
    }
  }
  return (
    <div>
      <Button onClick={() => void handleSave()}>{label}</Button>
      {error && <ErrorLine text={error} />}
    </div>
  )
}
