import { base } from '../api/client'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import classes from './documents.module.css'
import type { File } from './useDeal'

/** Where a file can be had. */
export function addressOf({ id }: File): string {
  return `${base}/files/${id}`
}

/** Whether a browser can show it as it is. */
export function isShown({ type }: File): boolean {
  return type === 'application/pdf' || type.startsWith('image/')
}

/** A file to look at, in a frame that can do nothing else. */
export function PreviewDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const { t } = useI18n()
  const address = `${addressOf(file)}/preview`
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={file.name}
      actions={
        <>
          <a className={classes.save} href={addressOf(file)} download={file.name}>
            {t('deal.document.saveIt')}
          </a>
          <Button look="primary" onClick={onClose}>
            {t('deal.document.close')}
          </Button>
        </>
      }
    >
      {file.type === 'application/pdf' ? (
        <iframe className={classes.frame} src={address} title={file.name} />
      ) : (
        <img className={classes.picture} src={address} alt={file.name} />
      )}
    </Dialog>
  )
}
