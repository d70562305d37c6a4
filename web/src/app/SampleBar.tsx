import { useState } from 'react'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useWayHome } from './leaving'
import classes from './SampleBar.module.css'

/** Says on every page of the sample company that it is one, and leads out of it. */
export function SampleBar() {
  const { t } = useI18n()
  const { can, workspace } = useSession()
  const goHome = useWayHome()
  const [removing, setRemoving] = useState(false)
  // One that a command made belongs to no firm.
  const ours = workspace.settings.sample_of !== undefined
  return (
    <aside className={classes.bar} aria-label={t('app.sample')}>
      <p className={classes.words}>
        <strong>{t('app.sample')}</strong> <span className={classes.about}>{t('app.sample.about')}</span>
      </p>
      {ours && can('drop-sample') && (
        <button type="button" className={classes.way} onClick={() => setRemoving(true)}>
          {t('app.sample.remove')}
        </button>
      )}
      {ours && (
        <button type="button" className={classes.way} onClick={() => void goHome()}>
          {t('app.sample.back')}
        </button>
      )}
      <Removing open={removing} onClose={() => setRemoving(false)} />
    </aside>
  )
}

function Removing({ open, onClose }: { open: boolean; onClose: () => void }) {
  const i18n = useI18n()
  const { t } = i18n
  const api = useApi()
  const goHome = useWayHome()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')
  async function handleRemove() {
    setBusy(true)
    try {
      await api.DELETE('/workspace/sample')
      await goHome()
    } catch (error) {
      setFailure(error instanceof ProblemError ? problemText(error.problem, i18n) : t('error.internal'))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('app.sample.remove.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button look="primary" danger busy={busy} onClick={() => void handleRemove()}>
            {t('app.sample.remove')}
          </Button>
        </>
      }
    >
      <p>{t('app.sample.remove.text')}</p>
      {failure && <p role="alert">{failure}</p>}
    </Dialog>
  )
}
