import { useState } from 'react'
import { type Money, useI18n } from '../../i18n'
import { parseAmount } from '../../i18n/amount'
import { minorDigits } from '../../i18n/format'
import classes from './inputs.module.css'
import { type InputProps, Labelled } from './Labelled'

interface MoneyFieldProps extends InputProps {
  currency: string
  value: Money | undefined
  /** Undefined while the text is no amount. `text` is what stands in the field. */
  onChange: (value: Money | undefined, text: string) => void
}

/** An amount as people type it: "12k", "1,2 mln", "84 000"; what was understood stands below. */
export function MoneyField({ currency, value, onChange, autoFocus, ...rest }: MoneyFieldProps) {
  const { t, language, format } = useI18n()
  const [text, setText] = useState(value ? plain(value) : '')
  const meant = parseAmount(text, currency, language)
  function handleText(next: string) {
    setText(next)
    onChange(parseAmount(next, currency, language), next)
  }
  const unclear = text.trim() !== '' && !meant ? t('gate.money.unclear') : undefined
  return (
    <Labelled {...rest} error={rest.error ?? unclear} read={meant && format.money(meant)}>
      {(aria) => (
        <span className={classes.with}>
          <input
            {...aria}
            className={classes.input}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            data-autofocus={autoFocus || undefined}
            data-unclear={unclear !== undefined || undefined}
            onChange={(event) => handleText(event.target.value)}
          />
          <span className={classes.suffix}>
            <span>{currency}&nbsp;</span>
          </span>
        </span>
      )}
    </Labelled>
  )
}

/** The amount as it is edited: no symbol, no needless cents. */
function plain({ minor, currency }: Money): string {
  const digits = minorDigits(currency)
  const text = (minor / 10 ** digits).toFixed(digits)
  return text.replace(/[.]0+$/, '')
}
