import { useId, useState } from 'react'
import { DateField, type DayAndTime, MoneyField, TextField, useToday } from '../gate'
import { type Money, useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi } from '../session'
import { StageSelect } from './HoursDialog'
import type { Work, Worked } from './useWork'
import classes from './Work.module.css'

interface ExpenseDialogProps {
  deal: Worked
  work: Work
  onClose: () => void
  onDone: () => void
}

/** Money that the deal cost beside hours: a courier, a ticket. */
export function ExpenseDialog({ deal, work, onClose, onDone }: ExpenseDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const today = useToday()
  const { busy, error, send } = useBilling()
  const [what, setWhat] = useState('')
  const [amount, setAmount] = useState<Money>()
  const [currency, setCurrency] = useState(deal.currency)
  const [day, setDay] = useState<DayAndTime | undefined>({ date: today })
  const [stage, setStage] = useState('')
  const [tried, setTried] = useState(false)
  const typed = currency.trim().toUpperCase()
  const code = /^[A-Z]{3}$/.test(typed) ? typed : deal.currency

  async function handleSave() {
    setTried(true)
    if (!amount || !day || !what.trim()) return
    const saved = await send((headers) =>
      api.POST('/deals/{id}/expenses', {
        params: { path: { id: deal.id } },
        headers,
        body: {
          what: what.trim(),
          amount: amount.minor,
          currency: typed,
          on: day.date,
          ...(stage && { stage }),
        },
      }),
    )
    if (saved) onDone()
  }
  return (
    <BillDialog
      title={t('work.expense.new')}
      save={t('deal.save')}
      busy={busy}
      error={error}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <TextField
        id={`${id}-what`}
        label={t('work.expense.what')}
        autoFocus
        value={what}
        maxLength={1000}
        error={tried && !what.trim() ? t('work.expense.whatMissing') : undefined}
        onChange={setWhat}
      />
      <div className={classes.fields}>
        <MoneyField
          key={code}
          id={`${id}-amount`}
          label={t('money.amount')}
          currency={code}
          value={amount}
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
      <DateField
        id={`${id}-day`}
        label={t('work.on')}
        value={day}
        error={tried && !day ? t('work.on.missing') : undefined}
        onChange={setDay}
      />
      <StageSelect id={`${id}-stage`} work={work} value={stage} onChange={setStage} />
    </BillDialog>
  )
}
