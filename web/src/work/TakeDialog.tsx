import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { TextField } from '../gate'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi, useUsers } from '../session'
import { Button } from '../ui/Button'
import { useToast } from '../ui/Toast'

interface TakeDialogProps {
  deal: { deal_id: string; version: number; name: string; owner_id: string }
  onClose: () => void
  onTaken: () => void
}

/** Takes a deal out of the queue, with a question to its owner or without. */
export function TakeDialog({ deal, onClose, onTaken }: TakeDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const toast = useToast()
  const navigate = useNavigate()
  const { nameOf } = useUsers()
  const { busy, error, send } = useBilling()
  const [question, setQuestion] = useState('')

  async function take(ask: boolean) {
    const own = question.trim()
    const taken = await send(
      (headers) =>
        api.POST('/deals/{id}/take', {
          params: { path: { id: deal.deal_id } },
          headers,
          body: { ask, ...(ask && own && { question: own }) },
        }),
      deal.version,
    )
    if (!taken?.data) return
    const { number, opens } = taken.data
    toast({
      text: t('work.take.done', { deal: deal.name }),
      ...(opens && {
        actions: [
          {
            label: t('work.take.open'),
            onAction: () => void navigate({ to: '/d/$number', params: { number: String(number) } }),
          },
        ],
      }),
    })
    onTaken()
  }
  return (
    <BillDialog
      title={t('work.take.this', { deal: deal.name })}
      save={t('work.take.ask')}
      beside={
        <Button busy={busy} onClick={() => void take(false)}>
          {t('work.take.silent')}
        </Button>
      }
      busy={busy}
      error={error}
      onSave={() => void take(true)}
      onClose={onClose}
    >
      <TextField
        id={`${id}-question`}
        label={t('work.take.question', { name: nameOf(deal.owner_id) })}
        hint={t('work.take.question.hint')}
        autoFocus
        value={question}
        maxLength={200}
        onChange={setQuestion}
      />
    </BillDialog>
  )
}
