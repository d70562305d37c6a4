import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { CopyField } from '../ui/CopyField'
import { Dialog } from '../ui/Dialog'
import classes from './ClientPage.module.css'

/** The client's link, which is told once. */
export function LinkDialog({ url, onClose }: { url: string; onClose: () => void }) {
  const { t } = useI18n()
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('client.link.title')}
      actions={
        <Button look="primary" onClick={onClose}>
          {t('client.link.close')}
        </Button>
      }
    >
      <p className={classes.about}>{t('client.link.hint')}</p>
      <CopyField label={t('client.link.label')} text={url} />
    </Dialog>
  )
}
