import type { Translate } from '../i18n'
import type { Operation } from '../session'

export interface SettingsPlace {
  to: string
  label: string
  needs?: Operation
}

/** All settings that one's roles may use. */
export function settingsPlaces(t: Translate, can: (operation: Operation) => boolean): SettingsPlace[] {
  const all: SettingsPlace[] = [
    { to: '/settings/me', label: t('settings.me') },
    { to: '/settings/team', label: t('settings.team') },
    { to: '/settings/firm', label: t('settings.firm'), needs: 'edit-workspace' },
    { to: '/settings/calendars', label: t('settings.calendars'), needs: 'put-holidays' },
    { to: '/settings/currencies', label: t('settings.currencies'), needs: 'put-rates' },
    { to: '/settings/products', label: t('products.title') },
    { to: '/settings/leads', label: t('nav.leads'), needs: 'create-lead-form' },
    { to: '/settings/reasons', label: t('settings.reasons'), needs: 'edit-workspace' },
    { to: '/settings/lists', label: t('settings.lists'), needs: 'edit-workspace' },
    { to: '/settings/fields', label: t('settings.fields'), needs: 'create-field' },
    { to: '/settings/documents', label: t('templates.title'), needs: 'add-document-template' },
    { to: '/settings/mail', label: t('settings.mail'), needs: 'put-mail-settings' },
    { to: '/settings/api', label: t('settings.api') },
  ]
  return all.filter(({ needs }) => !needs || can(needs))
}
