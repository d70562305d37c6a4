import { useId, useState } from 'react'
import { Chips, ErrorLine, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { FormDialog } from '../ui/FormDialog'
import type { Offer } from './offer'
import { type Offered, useSending } from './useOffers'

const answers = ['accepted', 'changes_asked', 'declined'] as const

interface ReplyDialogProps {
  deal: Offered
  offer: Offer
  onClose: () => void
  onDone: () => void
}

/** What the client answered by mail or by word of mouth. */
export function ReplyDialog({ deal, offer, onClose, onDone }: ReplyDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const [state, setState] = useState<(typeof answers)[number]>('accepted')
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const noteMissing = state === 'changes_asked' && note.trim() === ''

  async function handleSave() {
    setTried(true)
    if (!name.trim() || noteMissing) return
    const saved = await save(deal.id, (headers) =>
      api.PUT('/offers/{id}/reply', {
        params: { path: { id: offer.id }, header: {} },
        headers,
        body: { state, name: name.trim(), ...(note.trim() && { note: note.trim() }) },
      }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('offers.reply.title')}
      save={t('offers.reply.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <Chips
        id={`${id}-state`}
        legend={t('offers.reply.what')}
        value={state}
        choices={answers.map((key) => ({ key, label: t('offers.state', { state: key }) }))}
        onChange={(key) => setState(key as typeof state)}
      />
      <TextField
        id={`${id}-name`}
        label={t('offers.reply.who')}
        maxLength={200}
        value={name}
        error={tried && !name.trim() ? t('offers.nameMissing') : undefined}
        onChange={setName}
      />
      <TextField
        id={`${id}-note`}
        label={t('offers.reply.note')}
        long
        maxLength={4000}
        value={note}
        error={tried && noteMissing ? t('offers.noteMissing') : undefined}
        onChange={setNote}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
