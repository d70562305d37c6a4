import { useId } from 'react'
import classes from './Segments.module.css'

interface SegmentsProps<Key extends string> {
  legend: string
  value: Key
  choices: readonly { key: Key; label: string; title?: string }[]
  onChange: (key: Key) => void
}

/** One of two or three, side by side. */
export function Segments<Key extends string>({ legend, value, choices, onChange }: SegmentsProps<Key>) {
  const name = useId()
  return (
    <fieldset className={classes.segments}>
      <legend>{legend}</legend>
      <div className={classes.row}>
        {choices.map(({ key, label, title }) => (
          <label key={key} className={classes.segment} title={title}>
            <input type="radio" name={name} checked={value === key} onChange={() => onChange(key)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
