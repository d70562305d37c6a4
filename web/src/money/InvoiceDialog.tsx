import { useId, useState } from 'react'
import { DateField, type DayAndTime, MoneyField, SelectField, TextField } from '../gate'
import { type Money, useI18n } from '../i18n'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import { useToast } from '../ui/Toast'
import { type Billed, lacking } from './account'
import { BillDialog } from './BillDialog'
import { useBilling } from './useBilling'
import { useMilestoneName } from './words'

interface InvoiceDialogProps {
  deal: Billed
  onClose: () => void
  onDone: () => void
}

/** Asks the client for money: for a milestone of the plan, or for a free amount. */
export function InvoiceDialog({ deal, onClose, onDone }: InvoiceDialogProps) {
  const { t } = useI18n()
  const api = useApi()
  const toast = useToast()
  const id = useId()
  const nameOf = useMilestoneName()
  const { busy, error, send } = useBilling()
  const due = deal.account.plan.filter((milestone) => lacking(milestone) > 0)
  const amountOf = (milestone: string): Money | undefined => {
    const chosen = due.find((each) => each.id === milestone)
    const minor = chosen ? lacking(chosen) : milestone === '' ? (deal.account.to_invoice ?? 0) : 0
    return minor > 0 ? { minor, currency: deal.currency } : undefined
  }
  const [milestone, setMilestone] = useState(due[0]?.id ?? '')
  const [amount, setAmount] = useState(() => amountOf(due[0]?.id ?? ''))
  const [text, setText] = useState('')
  const [day, setDay] = useState<DayAndTime>()
  const [tried, setTried] = useState(false)

  async function handleSave(draft: boolean) {
    setTried(true)
    if (!amount) return
    const made = await send((headers) =>
      api.POST('/deals/{id}/invoices', {
        params: { path: { id: deal.id } },
        headers,
        body: {
          amount: amount.minor,
          ...(milestone && { milestone_id: milestone }),
          ...(text.trim() && { text: text.trim() }),
          ...(day && { due_on: day.date }),
          ...(draft && { draft }),
        },
      }),
    )
    if (!made?.data) return
    toast({
      text: draft ? t('money.invoice.drafted') : t('money.invoice.issued', { number: made.data.number }),
    })
    onDone()
  }
  return (
    <BillDialog
      title={t('money.invoice.title')}
      save={t('money.invoice.save')}
      busy={busy}
      error={error}
      beside={<Button onClick={() => void handleSave(true)}>{t('money.invoice.draft')}</Button>}
      onSave={() => void handleSave(false)}
      onClose={onClose}
    >
      {due.length > 0 && (
        <SelectField
          id={`${id}-milestone`}
          label={t('money.invoice.for')}
          none={t('money.invoice.free')}
          value={milestone}
          choices={due.map((each) => ({ key: each.id ?? '', label: nameOf(each) }))}
          onChange={(next) => {
            setMilestone(next)
            setAmount(amountOf(next))
          }}
        />
      )}
      <MoneyField
        key={milestone}
        id={`${id}-amount`}
        label={t('money.amount')}
        currency={deal.currency}
        value={amount}
        error={tried && !amount ? t('money.amountMissing') : undefined}
        onChange={setAmount}
      />
      <TextField
        id={`${id}-text`}
        label={t('money.invoice.text')}
        maxLength={1000}
        value={text}
        onChange={setText}
      />
      <DateField
        id={`${id}-due`}
        label={t('money.invoice.due')}
        hint={t('money.invoice.due.hint')}
        value={day}
        onChange={setDay}
      />
    </BillDialog>
  )
}
