import { useEffect, useState } from 'react'
import { useI18n } from '../i18n'
import { guessCurrency } from '../session'

/** What is asked before the firm exists; the password alone is never kept. */
export interface Draft {
  name: string
  email: string
  firm: string
  currency: string
  zone: string
}

const key = 'hummock.setup'

/** Survives a reload of the page. */
export function useDraft(): [Draft, (patch: Partial<Draft>) => void] {
  const { language } = useI18n()
  const [draft, setDraft] = useState<Draft>(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const guessed = { zone, currency: guessCurrency(zone, navigator.languages, language) }
    return { name: '', email: '', firm: '', ...guessed, ...kept() }
  })
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(draft)), [draft])
  return [draft, (patch) => setDraft((old) => ({ ...old, ...patch }))]
}

export function forgetDraft(): void {
  sessionStorage.removeItem(key)
}

function kept(): Partial<Draft> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}')
  } catch {
    return {}
  }
}
