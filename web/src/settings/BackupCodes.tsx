import { useState } from 'react'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { useAnnounce } from '../ui/LiveRegion'
import classes from './BackupCodes.module.css'

interface BackupCodesProps {
  codes: readonly string[]
  onKept: () => void
}

/** The ten codes on paper, shown this once. */
export function BackupCodes({ codes, onKept }: BackupCodesProps) {
  const { t } = useI18n()
  const { announce } = useAnnounce()
  const [copied, setCopied] = useState(false)
  const text = `${codes.join('\n')}\n`

  async function handleCopy() {
    await navigator.clipboard?.writeText(text)
    setCopied(true)
    announce(t('ui.copied'))
  }
  return (
    <div className={classes.codes}>
      <h3 className={classes.title}>{t('settings.factor.codes')}</h3>
      <p>{t('settings.factor.codes.hint')}</p>
      <ul className={classes.list}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button look="primary" onClick={onKept}>
          {t('settings.factor.codes.kept')}
        </Button>
        <Button onClick={() => void handleCopy()}>{t(copied ? 'ui.copied' : 'settings.factor.copy')}</Button>
        <a
          className={classes.download}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="hummock-backup-codes.txt"
        >
          {t('settings.factor.codes.download')}
        </a>
      </div>
    </div>
  )
}
