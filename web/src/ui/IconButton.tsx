import { ActionIcon } from '@mantine/core'
import '@mantine/core/styles/ActionIcon.layer.css'
import type { ComponentProps } from 'react'
import classes from './IconButton.module.css'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'color'> {
  /** What it does, for those who don't see the icon and as a hint for those who do. */
  label: string
}

export function IconButton({ label, type = 'button', ...rest }: IconButtonProps) {
  return (
    <ActionIcon
      {...rest}
      type={type}
      variant="subtle"
      aria-label={label}
      title={label}
      classNames={{ root: classes.root }}
    />
  )
}
