import { NativeSelect } from '@mantine/core'
import '@mantine/core/styles/Input.layer.css'
import type { ComponentProps } from 'react'
import { order } from './Field'
import classes from './Field.module.css'

export interface Option {
  value: string
  label: string
}

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'size' | 'color'> {
  label: string
  hint?: string
  error?: string
  options: readonly (Option | { group: string; items: readonly Option[] })[]
}

/** One of a list, by the browser's own control: typing jumps, phones show their wheel. */
export function SelectField({ label, hint, error, required, options, ...rest }: SelectFieldProps) {
  return (
    <NativeSelect
      {...rest}
      label={label}
      description={hint}
      error={error}
      aria-required={required}
      inputWrapperOrder={order}
      classNames={classes}
    >
      {options.map((option) =>
        'group' in option ? (
          <optgroup key={option.group} label={option.group}>
            <Options options={option.items} />
          </optgroup>
        ) : (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ),
      )}
    </NativeSelect>
  )
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}
