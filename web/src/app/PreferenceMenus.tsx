import { IconLanguage, IconSun } from '@tabler/icons-react'
import { type Language, languages, nativeName, useI18n } from '../i18n'
import { ChoiceMenu } from '../ui/ChoiceMenu'
import { IconButton } from '../ui/IconButton'
import classes from './PreferenceMenus.module.css'
import { usePreferences } from './preferences'

/** Language and theme, wherever one is. */
export function PreferenceMenus({ onLanguage }: { onLanguage?: (language: Language) => void }) {
  const { t } = useI18n()
  const { language, setLanguage, scheme, setScheme } = usePreferences()
  const schemes = [
    { id: 'system', label: t('app.theme.system') },
    { id: 'light', label: t('app.theme.light') },
    { id: 'dark', label: t('app.theme.dark') },
  ] as const
  return (
    <div className={classes.menus}>
      <ChoiceMenu
        label={t('app.language')}
        choices={languages.map((id) => ({ id, label: nativeName[id] }))}
        chosen={language}
        onChoose={(chosen) => {
          setLanguage(chosen)
          onLanguage?.(chosen)
        }}
      >
        <IconButton label={t('app.language')}>
          <IconLanguage size={20} stroke={1.5} />
        </IconButton>
      </ChoiceMenu>
      <ChoiceMenu label={t('app.theme')} choices={schemes} chosen={scheme} onChoose={setScheme}>
        <IconButton label={t('app.theme')}>
          <IconSun size={20} stroke={1.5} />
        </IconButton>
      </ChoiceMenu>
    </div>
  )
}
