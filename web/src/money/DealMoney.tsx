import { useState } from 'react'
import { type Money, useI18n } from '../i18n'
import { useSession } from '../session'
import { Button } from '../ui/Button'
import type { Billed } from './account'
import { InvoiceDialog } from './InvoiceDialog'
import { Invoices } from './Invoices'
import classes from './Money.module.css'
import { PaymentDialog } from './PaymentDialog'
import { Payments } from './Payments'
import { Plan } from './Plan'
import { PlanDialog } from './PlanDialog'

interface DealMoneyProps {
  deal: Billed
  onChanged: () => void
}

/** What a deal is worth, what was asked for and what came in. */
export function DealMoney({ deal, onChanged }: DealMoneyProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const [asking, setAsking] = useState<'plan' | 'invoice' | 'payment'>()
  const { account } = deal
  const close = () => setAsking(undefined)
  const done = () => {
    close()
    onChanged()
  }
  const nothing = account.plan.length + account.invoices.length + account.payments.length === 0
  return (
    <div className={classes.money}>
      {account.hidden ? <p className={classes.hint}>{t('money.hidden')}</p> : <Sums deal={deal} />}
      {nothing && <p className={classes.hint}>{t('money.nothing')}</p>}
      <Plan deal={deal} />
      <Invoices deal={deal} onChanged={onChanged} />
      <Payments deal={deal} onChanged={onChanged} />
      <div className={classes.actions}>
        {can('set-plan') && <Button onClick={() => setAsking('plan')}>{t('money.plan')}</Button>}
        {can('create-invoice') && <Button onClick={() => setAsking('invoice')}>{t('money.invoice')}</Button>}
        {can('book-payment') && <Button onClick={() => setAsking('payment')}>{t('money.payment')}</Button>}
      </div>
      {asking === 'plan' && <PlanDialog deal={deal} onClose={close} onDone={done} />}
      {asking === 'invoice' && <InvoiceDialog deal={deal} onClose={close} onDone={done} />}
      {asking === 'payment' && <PaymentDialog deal={deal} onClose={close} onDone={done} />}
    </div>
  )
}

function Sums({ deal: { account, currency } }: { deal: Billed }) {
  const { t, format } = useI18n()
  const of = (minor = 0): Money => ({ minor, currency })
  const { value, invoiced = 0, credited = 0, received, open, over, difference = 0 } = account
  const sums: [string, Money | undefined][] = [
    [t('money.value'), value === null ? undefined : of(value)],
    [t('money.invoiced'), of(invoiced - credited)],
    [t('money.received'), of(received)],
    [t('money.open'), of(open)],
  ]
  if (over) sums.push([t('money.over'), of(over)])
  return (
    <>
      <dl className={classes.sums}>
        {sums.map(([label, sum]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{sum ? format.money(sum) : '—'}</dd>
          </div>
        ))}
      </dl>
      {difference !== 0 && (
        <p className={classes.warning}>
          {t(difference > 0 ? 'money.plan.more' : 'money.plan.less', {
            sum: format.money(of(Math.abs(difference))),
          })}
        </p>
      )}
    </>
  )
}
