import { Button as MantineButton } from '@mantine/core'
import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/Button.layer.css'
import '@mantine/core/styles/Loader.layer.css'
import type { ComponentProps, ReactNode } from 'react'
import classes from './Button.module.css'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'color'> {
  /** One primary button a screen; `quiet` has no border. */
  look?: 'primary' | 'plain' | 'quiet'
  danger?: boolean
  icon?: ReactNode
  /** Shows that the press is being carried out; the button stays where it is. */
  busy?: boolean
}

const variants = { primary: 'filled', plain: 'default', quiet: 'subtle' }

/** A button with a word on it. It is never disabled: pressing it explains. */
export function Button({
  look = 'plain',
  danger = false,
  icon,
  busy = false,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <MantineButton
      {...rest}
      type={type}
      variant={variants[look]}
      color={danger ? 'danger' : 'moss'}
      leftSection={icon}
      loading={busy}
      classNames={{ root: classes.root, label: classes.label }}
    />
  )
}
