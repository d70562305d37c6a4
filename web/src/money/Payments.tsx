import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { IconButton } from '../ui/IconButton'
import type { Billed, Payment } from './account'
import classes from './Money.module.css'
import { ReasonDialog } from './ReasonDialog'

interface PaymentsProps {
  deal: Billed
  onChanged: () => void
}

/** What came in; what was reversed stays, crossed out, with the reason. */
export function Payments({ deal, onChanged }: PaymentsProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const [wrong, setWrong] = useState<Payment>()
  if (deal.account.payments.length === 0) return null
  const sumOf = (payment: Payment) =>
    payment.amount ? format.money({ minor: payment.amount, currency: payment.currency }) : ''
  const aboutOf = (payment: Payment) =>
    [
      payment.rate && t('money.at', { rate: payment.rate }),
      payment.reference,
      payment.reversed_at && t('money.reversed', { reason: payment.reversal ?? '' }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <section>
      <h3 className={classes.heading}>{t('money.payments')}</h3>
      <ul className={classes.rows}>
        {deal.account.payments.map((payment) => (
          <li key={payment.id} className={classes.row}>
            <span className={classes.what}>
              {format.date(payment.received_on)}
              <span className={classes.about}>{aboutOf(payment)}</span>
            </span>
            <span className={classes.end}>
              <span className={classes.sum} data-reversed={payment.reversed_at ? true : undefined}>
                {payment.reversed_at ? <s>{sumOf(payment)}</s> : sumOf(payment)}
              </span>
              {can('reverse-payment') && !payment.reversed_at && (
                <IconButton
                  label={t('money.reverse', { sum: sumOf(payment) })}
                  onClick={() => setWrong(payment)}
                >
                  <IconArrowBackUp size={16} stroke={1.75} />
                </IconButton>
              )}
            </span>
          </li>
        ))}
      </ul>
      {wrong && (
        <ReasonDialog
          title={t('money.reverse', { sum: sumOf(wrong) })}
          hint={t('money.reverse.hint')}
          save={t('money.reverse.save')}
          act={(headers, reason) =>
            api.POST('/payments/{id}/reversal', {
              params: { path: { id: wrong.id } },
              headers,
              body: { reason },
            })
          }
          onClose={() => setWrong(undefined)}
          onDone={() => {
            setWrong(undefined)
            onChanged()
          }}
        />
      )}
    </section>
  )
}
