import { type Money, useI18n } from '../../i18n'
import { DateField } from './DateField'
import classes from './inputs.module.css'
import { MoneyField } from './MoneyField'
import type { PaymentDraft } from './payment'
import { TextField } from './TextInputs'

interface PaymentFieldsProps {
  id: string
  legend: string
  /** What is missing; below zero it goes back. Undefined: nobody knows but the one who books. */
  due: Money | undefined
  currency: string
  value: PaymentDraft
  error?: string | undefined
  onChange: (value: PaymentDraft) => void
}

/** Money that came in: on which day, and how much where it is not all that is missing. */
export function PaymentFields({ id, legend, due, currency, value, error, onChange }: PaymentFieldsProps) {
  const { t, format } = useI18n()
  const back = due !== undefined && due.minor < 0
  const sum = due && format.money({ ...due, minor: Math.abs(due.minor) })
  return (
    <fieldset className={classes.plain} aria-label={legend}>
      <div className={classes.row}>
        <div className={classes.grow}>
          <DateField
            id={`${id}-day`}
            label={t('gate.payment.receivedOn')}
            hint={back && sum ? t('gate.payment.back', { sum }) : undefined}
            value={value.day}
            error={error}
            onChange={(day) => onChange({ ...value, day })}
          />
        </div>
        {!back && (
          <div className={classes.grow}>
            <MoneyField
              id={`${id}-amount`}
              label={t('gate.payment.amount')}
              hint={sum && t('gate.payment.due', { sum })}
              currency={currency}
              value={value.money}
              onChange={(money) => onChange({ ...value, money })}
            />
          </div>
        )}
        <div className={classes.grow}>
          <TextField
            id={`${id}-reference`}
            label={t('gate.payment.reference')}
            maxLength={500}
            value={value.reference ?? ''}
            onChange={(reference) => onChange({ ...value, reference })}
          />
        </div>
      </div>
    </fieldset>
  )
}
