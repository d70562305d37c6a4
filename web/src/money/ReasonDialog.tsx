import { useId, useState } from 'react'
import { TextField } from '../gate'
import { useI18n } from '../i18n'
import { BillDialog } from './BillDialog'
import { useBilling } from './useBilling'

interface ReasonDialogProps {
  title: string
  hint: string
  save: string
  /** Throws where it is refused. */
  act: (headers: Record<string, string>, reason: string) => Promise<unknown>
  onClose: () => void
  onDone: () => void
}

/** What is taken back stays on record with the reason. */
export function ReasonDialog({ title, hint, save, act, onClose, onDone }: ReasonDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const { busy, error, send } = useBilling()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim().length < 3

  async function handleSave() {
    setTried(true)
    if (missing) return
    if (await send((headers) => act(headers, reason.trim()))) onDone()
  }
  return (
    <BillDialog
      title={title}
      save={save}
      busy={busy}
      error={error}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <p>{hint}</p>
      <TextField
        id={id}
        label={t('money.reason')}
        maxLength={1000}
        value={reason}
        autoFocus
        error={tried && missing ? t('money.reasonMissing') : undefined}
        onChange={setReason}
      />
    </BillDialog>
  )
}
