import { Field } from '../../ui/Field'
import { SelectField as Select } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import classes from './inputs.module.css'
import type { InputProps } from './Labelled'

interface TextProps extends InputProps {
  value: string
  onChange: (value: string) => void
  /** Several lines. */
  long?: boolean
  maxLength?: number
  numeric?: boolean
  suggestions?: readonly string[] | undefined
}

export function TextField({ onChange, long, numeric, suggestions, autoFocus, ...rest }: TextProps) {
  const common = { ...rest, autoComplete: 'off', 'data-autofocus': autoFocus || undefined }
  if (long) return <TextArea {...common} rows={3} onChange={(event) => onChange(event.target.value)} />
  return (
    <>
      <Field
        {...common}
        list={suggestions && `${rest.id}-list`}
        inputMode={numeric ? 'decimal' : 'text'}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestions && (
        <datalist id={`${rest.id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  )
}

export interface Choice {
  key: string
  label: string
}

interface SelectProps extends InputProps {
  value: string
  choices: readonly Choice[]
  /** What stands for no choice; absent: one must be made. */
  none?: string
  onChange: (key: string) => void
}

export function SelectField({ choices, none, onChange, autoFocus, ...rest }: SelectProps) {
  const options = choices.map(({ key, label }) => ({ value: key, label }))
  return (
    <Select
      {...rest}
      data-autofocus={autoFocus || undefined}
      options={none === undefined ? options : [{ value: '', label: none }, ...options]}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

interface ChipsProps {
  id: string
  legend: string
  value: string | undefined
  choices: readonly Choice[]
  onChange: (key: string) => void
  autoFocus?: boolean | undefined
}

/** One of a few, each a tap away. */
export function Chips({ id, legend, value, choices, onChange, autoFocus }: ChipsProps) {
  return (
    <fieldset className={classes.chips}>
      <legend>{legend}</legend>
      {choices.map(({ key, label }, i) => (
        <label key={key} className={classes.chip}>
          <input
            type="radio"
            id={i === 0 ? id : undefined}
            name={id}
            value={key}
            checked={value === key}
            data-autofocus={(autoFocus && i === 0) || undefined}
            onChange={() => onChange(key)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

interface TickProps {
  id: string
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

export function Tick({ id, label, checked, onChange }: TickProps) {
  return (
    <label className={classes.tick} htmlFor={id}>
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
