import { useId, useState } from 'react'
import { DateField, type DayAndTime, MoneyField, SelectField, TextField, useToday } from '../gate'
import { type Money, useI18n } from '../i18n'
import { useApi } from '../session'
import { useToast } from '../ui/Toast'
import type { Billed } from './account'
import { BillDialog } from './BillDialog'
import classes from './Money.module.css'
import { useBilling } from './useBilling'

interface PaymentDialogProps {
  deal: Billed
  onClose: () => void
  onDone: () => void
}

/** Books money that came in; what is beyond the invoices is kept, and told. */
export function PaymentDialog({ deal, onClose, onDone }: PaymentDialogProps) {
  const { t, format } = useI18n()
  const api = useApi()
  const toast = useToast()
  const id = useId()
  const today = useToday()
  const { busy, error, send } = useBilling()
  const open = deal.account.invoices.filter((invoice) => (invoice.open ?? 0) > 0)
  const [amount, setAmount] = useState<Money | undefined>(
    deal.account.open ? { minor: deal.account.open, currency: deal.currency } : undefined,
  )
  const [currency, setCurrency] = useState(deal.currency)
  const [rate, setRate] = useState('')
  const [day, setDay] = useState<DayAndTime | undefined>({ date: today })
  const [reference, setReference] = useState('')
  const [invoice, setInvoice] = useState('')
  const [tried, setTried] = useState(false)
  const code = currency.trim().toUpperCase()
  const foreign = code !== deal.currency

  async function handleSave() {
    setTried(true)
    if (!amount || !day) return
    const booked = await send((headers) =>
      api.POST('/deals/{id}/payments', {
        params: { path: { id: deal.id } },
        headers,
        body: {
          amount: amount.minor,
          currency: code,
          received_on: day.date,
          ...(reference.trim() && { reference: reference.trim() }),
          ...(invoice && { invoice_id: invoice }),
          ...(foreign && rate.trim() && { rate: rate.trim().replace(',', '.') }),
        },
      }),
    )
    if (!booked?.data) return
    const { over = 0, payment } = booked.data
    const sum = format.money({ minor: payment.value ?? 0, currency: deal.currency })
    toast({
      text: over
        ? t('money.booked.over', { sum, over: format.money({ minor: over, currency: deal.currency }) })
        : t('money.booked', { sum }),
    })
    onDone()
  }
  return (
    <BillDialog
      title={t('money.payment.title')}
      save={t('money.payment.save')}
      busy={busy}
      error={error}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <div className={classes.fields}>
        <MoneyField
          key={code}
          id={`${id}-amount`}
          label={t('money.amount')}
          currency={code}
          value={amount}
          autoFocus
          error={tried && !amount ? t('money.amountMissing') : undefined}
          onChange={setAmount}
        />
        <TextField
          id={`${id}-currency`}
          label={t('money.currency')}
          value={currency}
          maxLength={3}
          onChange={(next) => {
            setCurrency(next)
            setAmount((before) => before && { ...before, currency: next.trim().toUpperCase() })
          }}
        />
      </div>
      {foreign && (
        <TextField
          id={`${id}-rate`}
          label={t('money.rate', { from: code, to: deal.currency })}
          hint={t('money.rate.hint')}
          numeric
          value={rate}
          onChange={setRate}
        />
      )}
      <DateField
        id={`${id}-day`}
        label={t('money.receivedOn')}
        value={day}
        error={tried && !day ? t('money.dayMissing') : undefined}
        onChange={setDay}
      />
      {open.length > 0 && (
        <SelectField
          id={`${id}-invoice`}
          label={t('money.payment.for')}
          none={t('money.payment.oldest')}
          value={invoice}
          choices={open.map((each) => ({
            key: each.id,
            label: t('money.invoice.choice', {
              number: each.number,
              open: format.money({ minor: each.open ?? 0, currency: each.currency }),
            }),
          }))}
          onChange={setInvoice}
        />
      )}
      <TextField
        id={`${id}-reference`}
        label={t('money.reference')}
        maxLength={500}
        value={reference}
        onChange={setReference}
      />
    </BillDialog>
  )
}
