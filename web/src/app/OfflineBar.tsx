import { useI18n } from '../i18n'
import classes from './OfflineBar.module.css'

/** Says on every page that the server is out of reach; it blocks nothing. */
export function OfflineBar() {
  const { t } = useI18n()
  return (
    <p className={classes.bar} role="status">
      <strong>{t('ui.offline')}.</strong> {t('app.offline.hint')}
    </p>
  )
}
