import { Textarea } from '@mantine/core'
import '@mantine/core/styles/Input.layer.css'
import type { ComponentProps } from 'react'
import { order } from './Field'
import classes from './Field.module.css'

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'size' | 'color'> {
  label: string
  hint?: string
  error?: string
}

/** Several lines of text. */
export function TextArea({ label, hint, error, required, ...rest }: TextAreaProps) {
  return (
    <Textarea
      {...rest}
      label={label}
      description={hint}
      error={error}
      aria-required={required}
      inputWrapperOrder={order}
      classNames={classes}
      resize="vertical"
    />
  )
}
