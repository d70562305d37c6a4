import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createFormat, type Format } from './format'
import { type Language, localeOf } from './language'
import { type Catalogue, loadCatalogue } from './messages'

export type { DateStyle, Format, Money } from './format'
export { type Language, languages, nativeName, pickLanguage } from './language'
export type { Catalogue, MessageId, Translate } from './messages'
export type { PlainDate } from './plain-date'

interface Reader extends Catalogue {
  language: Language
  zone: string
  format: Format
}

const ReaderContext = createContext<Reader | undefined>(undefined)

/** Texts and formats in the reader's language and time zone. */
export function useI18n(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('useI18n needs an I18nProvider above it')
  return reader
}

interface I18nProviderProps {
  language: Language
  zone: string
  currencies?: readonly string[]
  children: ReactNode
}

const none: readonly string[] = []

/** Keeps the former language on screen until the chunk of the new one has come. */
export function I18nProvider({ language, zone, currencies = none, children }: I18nProviderProps) {
  const [loaded, setLoaded] = useState<{ language: Language; catalogue: Catalogue }>()

  useEffect(() => {
    let wanted = true
    loadCatalogue(language).then((catalogue) => {
      if (!wanted) return
      document.documentElement.lang = localeOf[language]
      setLoaded({ language, catalogue })
    })
    return () => {
      wanted = false
    }
  }, [language])

  const reader = useMemo(
    () =>
      loaded && {
        ...loaded.catalogue,
        language: loaded.language,
        zone,
        format: createFormat(loaded.language, zone, currencies),
      },
    [loaded, zone, currencies],
  )
  return reader && <ReaderContext value={reader}>{children}</ReaderContext>
}
