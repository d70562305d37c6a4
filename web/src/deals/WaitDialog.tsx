import { useId, useState } from 'react'
import { DateField, type DayAndTime, ErrorLine, TextField, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { useEntity } from '../state/hooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useToast } from '../ui/Toast'
import classes from './deals.module.css'
import { useSaving } from './useSaving'

interface WaitDialogProps {
  dealId: string
  onClose: () => void
}

/** Silences a deal until a day; it comes back by itself. */
export function WaitDialog({ dealId, onClose }: WaitDialogProps) {
  const { t, format } = useI18n()
  const api = useApi()
  const id = useId()
  const { change } = useDealChanges()
  const toast = useToast()
  const deal = useEntity('deal', dealId)
  const { busy, save, error } = useSaving()
  const [until, setUntil] = useState<DayAndTime>()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const name = String(deal?.name ?? '')
  const path = { params: { path: { id: dealId } } }

  async function handleSave() {
    setTried(true)
    if (!until || reason.trim() === '') return
    const body = { until: until.date, reason: reason.trim() }
    const saved = await save(() =>
      change(dealId, { waiting_until: body.until, waiting_reason: body.reason }, (headers) =>
        api.PUT('/deals/{id}/waiting', { ...path, headers, body }),
      ),
    )
    if (!saved) return
    onClose()
    toast({
      text: t('deal.wait.done', { deal: name, date: format.date(body.until) }),
      onUndo: () =>
        void change(dealId, { waiting_until: '', waiting_reason: '' }, (headers) =>
          api.DELETE('/deals/{id}/waiting', { ...path, headers }),
        ),
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('deal.wait.title', { deal: name })}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('deal.cancel')}
          </Button>
          <Button look="primary" busy={busy} onClick={() => void handleSave()}>
            {t('deal.wait')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <p className={classes.quiet}>{t('deal.wait.hint')}</p>
        <DateField
          id={`${id}-until`}
          label={t('deal.wait.until')}
          value={until}
          autoFocus
          error={tried && !until ? t('deal.wait.untilMissing') : undefined}
          onChange={setUntil}
        />
        <TextField
          id={`${id}-reason`}
          label={t('deal.wait.reason')}
          maxLength={500}
          value={reason}
          error={tried && reason.trim() === '' ? t('deal.wait.reasonMissing') : undefined}
          onChange={setReason}
        />
        {error && <ErrorLine text={error} />}
      </div>
    </Dialog>
  )
}
