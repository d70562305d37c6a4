import { useId, useState } from 'react'
import { writeHeaders } from '../api/client'
import { ErrorLine, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { newCid } from '../state/cid'
import { FormDialog } from '../ui/FormDialog'
import type { Offer } from './offer'
import { useSending } from './useOffers'

interface LeaveDialogProps {
  offer: Offer
  onClose: () => void
  onDone: () => void
}

/** Asks an owner or a manager for leave to send an offer with a larger discount. */
export function LeaveDialog({ offer, onClose, onDone }: LeaveDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, attempt, error } = useSending()
  const [message, setMessage] = useState('')

  async function handleSave() {
    const made = await attempt(() =>
      api.POST('/offers/{id}/approvals', {
        params: { path: { id: offer.id } },
        headers: writeHeaders(newCid()),
        body: message.trim() ? { message: message.trim() } : {},
      }),
    )
    if (made) onDone()
  }
  return (
    <FormDialog
      title={t('offers.leave')}
      save={t('offers.leave.ask')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <TextField id={id} label={t('offers.leave.why')} long autoFocus value={message} onChange={setMessage} />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
