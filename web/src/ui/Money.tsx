import { type Money as Amount, useI18n } from '../i18n'
import classes from './figures.module.css'

interface MoneyProps {
  amount: Amount
  /** A sentence shows every cent, a table hides them from 10,000 up, a narrow place rounds. */
  in?: 'sentence' | 'table' | 'compact'
}

/** An amount of money; where it is shortened, the full one is said and shown on hover. */
export function Money({ amount, in: place = 'sentence' }: MoneyProps) {
  const { format } = useI18n()
  const full = format.money(amount)
  const shown = { sentence: full, table: format.tableMoney(amount), compact: format.compactMoney(amount) }[
    place
  ]
  return (
    <data className={classes.figure} value={amount.minor} title={shown === full ? undefined : full}>
      {shown}
    </data>
  )
}
