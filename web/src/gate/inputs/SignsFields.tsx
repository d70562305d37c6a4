import type { components } from '../../api/schema'
import { useI18n } from '../../i18n'
import classes from './inputs.module.css'
import { Tick } from './TextInputs'

export type Signs = components['schemas']['SelfTest']

interface SignsFieldsProps {
  id: string
  well: readonly string[]
  badly: readonly string[]
  value: Signs | undefined
  onChange: (value: Signs) => void
}

/** The signs of a stage done well and badly, each answered by yes or no. */
export function SignsFields({ id, well, badly, value, onChange }: SignsFieldsProps) {
  const { t } = useI18n()
  const now: Signs = value ?? { well: well.map(() => false), badly: badly.map(() => false) }
  const list = (of: 'well' | 'badly', signs: readonly string[], legend: string) =>
    signs.length > 0 && (
      <fieldset className={classes.chips}>
        <legend>{legend}</legend>
        {signs.map((sign, i) => (
          <Tick
            key={sign}
            id={of === 'well' && i === 0 ? id : `${id}-${of}-${i}`}
            label={sign}
            checked={now[of][i] ?? false}
            onChange={(checked) => onChange({ ...now, [of]: now[of].with(i, checked) })}
          />
        ))}
      </fieldset>
    )
  return (
    <div className={classes.field}>
      {list('well', well, t('gate.signs.well'))}
      {list('badly', badly, t('gate.signs.badly'))}
    </div>
  )
}
