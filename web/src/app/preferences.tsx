import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { type Language, languages, pickLanguage } from '../i18n'
import { applyScheme, readScheme, type Scheme } from './theme/scheme'

interface Preferences {
  language: Language
  setLanguage: (language: Language) => void
  scheme: Scheme
  setScheme: (scheme: Scheme) => void
  /** The reader's time zone: the browser's, until somebody is signed in. */
  zone: string
  setZone: (zone: string) => void
}

const languageKey = 'hummock.language'

const PreferencesContext = createContext<Preferences | undefined>(undefined)

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext)
  if (!preferences) throw new Error('usePreferences needs a PreferencesProvider above it')
  return preferences
}

/** What a person chose on this device, before and without signing in. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(readLanguage)
  const [scheme, setScheme] = useState(readScheme)
  const [zone, setZone] = useState(browserZone)
  const preferences = useMemo(
    () => ({
      language,
      setLanguage(chosen: Language) {
        localStorage.setItem(languageKey, chosen)
        setLanguage(chosen)
      },
      scheme,
      setScheme(chosen: Scheme) {
        applyScheme(chosen)
        setScheme(chosen)
      },
      zone,
      setZone: (chosen: string) => setZone(isZone(chosen) ? chosen : browserZone()),
    }),
    [language, scheme, zone],
  )
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>
}

function readLanguage(): Language {
  const chosen = languages.find((language) => language === localStorage.getItem(languageKey))
  return chosen ?? pickLanguage(navigator.languages)
}

function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** An older browser may not know every zone that the server knows. */
function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
