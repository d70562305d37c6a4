import { TextInput } from '@mantine/core'
import '@mantine/core/styles/Input.layer.css'
import type { ComponentProps } from 'react'
import classes from './Field.module.css'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'size' | 'color'> {
  label: string
  hint?: string
  /** What is wrong and what to do; stands beside the field and is read with it. */
  error?: string
}

/** A text field with its label above and its error below. What was typed always stays. */
export function Field({ label, hint, error, required, ...rest }: FieldProps) {
  return (
    <TextInput
      {...rest}
      label={label}
      description={hint}
      error={error}
      aria-required={required}
      inputWrapperOrder={order}
      classNames={classes}
    />
  )
}

export const order: ('label' | 'description' | 'input' | 'error')[] = [
  'label',
  'description',
  'input',
  'error',
]
