import { useId, useState } from 'react'
import type { components } from '../api/schema'
import { TextField } from '../gate'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi } from '../session'
import { useToast } from '../ui/Toast'

interface WriteMailProps {
  deal: string
  from: string
  people: readonly components['schemas']['DealContact'][]
  onClose: () => void
  onChanged: () => void
}

/** A mail to the people of a deal. For ten seconds after sending it can be taken back. */
export function WriteMail({ deal, from, people, onClose, onChanged }: WriteMailProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const toast = useToast()
  const { busy, error, send } = useBilling()
  const known = [...new Set(people.map(({ email }) => email).filter(Boolean))]
  const [to, setTo] = useState(known.slice(0, 1).join(', '))
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')

  async function save() {
    const readers = to
      .split(/[,;\s]+/)
      .map((each) => each.trim())
      .filter(Boolean)
    const made = await send((headers) =>
      api.POST('/deals/{id}/mails', {
        params: { path: { id: deal }, header: { 'Idempotency-Key': headers['Idempotency-Key'] ?? '' } },
        headers,
        body: { to: readers, subject, text },
      }),
    )
    if (!made?.data) return
    const mail = made.data.id
    toast({
      text: t('deal.mail.going'),
      onUndo: async () => {
        await send((headers) => api.DELETE('/mails/{id}', { params: { path: { id: mail } }, headers }))
        onChanged()
      },
    })
    onClose()
    onChanged()
  }
  return (
    <BillDialog
      title={t('deal.mails.write')}
      save={t('deal.mail.send')}
      busy={busy}
      error={error}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>{t('deal.mail.from', { from })}</p>
      <TextField id={`${id}-to`} label={t('deal.mail.readers')} value={to} onChange={setTo} />
      <TextField
        id={`${id}-subject`}
        label={t('deal.mail.subject')}
        autoFocus
        value={subject}
        maxLength={500}
        onChange={setSubject}
      />
      <TextField
        id={`${id}-text`}
        label={t('deal.mail.text')}
        long
        value={text}
        maxLength={20000}
        onChange={setText}
      />
    </BillDialog>
  )
}
