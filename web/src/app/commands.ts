import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { type Language, languages, nativeName, type Translate } from '../i18n'
import type { Command } from '../search'
import { useSession } from '../session'
import { settingsPlaces } from '../settings/places'
import { navigation } from './navigation'
import { usePreferences } from './preferences'

/** Everything the palette can do, in the words of a language. */
export function useCommands(
  signOut: () => Promise<void>,
  onLanguage: (language: Language) => void,
): (t: Translate) => Command[] {
  const navigate = useNavigate()
  const { routesByPath } = useRouter()
  const { can } = useSession()
  const { setLanguage, setScheme } = usePreferences()
  return useCallback(
    (t: Translate) => {
      const go = (to: string) => () => void navigate({ to })
      const places = navigation(t, can, (path) => path in routesByPath).flatMap((group) => group.places)
      return [
        ...places.map(({ id, label, to, shortcut }) => ({
          id: `go-${id}`,
          label,
          run: go(to),
          ...(shortcut && { keys: `G ${shortcut.toUpperCase()}` }),
        })),
        ...settingsPlaces(t, can).map(({ to, label }) => ({
          id: `go-${to.replaceAll('/', '-')}`,
          label: `${t('nav.settings')}: ${label}`,
          run: go(to),
        })),
        ...languages.map((language) => ({
          id: `speak-${language}`,
          label: `${t('app.language')}: ${nativeName[language]}`,
          run: () => {
            setLanguage(language)
            onLanguage(language)
          },
        })),
        { id: 'light', label: `${t('app.theme')}: ${t('app.theme.light')}`, run: () => setScheme('light') },
        { id: 'dark', label: `${t('app.theme')}: ${t('app.theme.dark')}`, run: () => setScheme('dark') },
        { id: 'sign-out', label: t('app.signOut'), run: () => void signOut() },
      ]
    },
    [navigate, routesByPath, can, setLanguage, setScheme, onLanguage, signOut],
  )
}
