import { IconCheck, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react'
import { languages, nativeName, useI18n } from '../i18n'
import { IconButton } from '../ui/IconButton'
import { Menu } from '../ui/Menu'
import classes from './PreferenceMenus.module.css'
import { usePreferences } from './preferences'

/** Language and theme, wherever one is. */
export function PreferenceMenus() {
  const { t } = useI18n()
  const { language, setLanguage, scheme, setScheme } = usePreferences()
  const schemes = [
    { id: 'system', label: t('app.theme.system'), icon: IconDeviceDesktop },
    { id: 'light', label: t('app.theme.light'), icon: IconSun },
    { id: 'dark', label: t('app.theme.dark'), icon: IconMoon },
  ] as const
  const mark = (chosen: boolean) => ({
    checked: chosen,
    hint: chosen ? <IconCheck size={16} stroke={1.5} /> : undefined,
  })
  return (
    <div className={classes.menus}>
      <Menu
        label={t('app.language')}
        items={languages.map((id) => ({
          id,
          label: nativeName[id],
          ...mark(id === language),
          onSelect: () => setLanguage(id),
        }))}
      >
        <IconButton label={t('app.language')}>
          <IconLanguage size={20} stroke={1.5} />
        </IconButton>
      </Menu>
      <Menu
        label={t('app.theme')}
        items={schemes.map(({ id, label, icon: Icon }) => ({
          id,
          label,
          icon: <Icon size={18} stroke={1.5} />,
          ...mark(id === scheme),
          onSelect: () => setScheme(id),
        }))}
      >
        <IconButton label={t('app.theme')}>
          <IconSun size={20} stroke={1.5} />
        </IconButton>
      </Menu>
    </div>
  )
}
