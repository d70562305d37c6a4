import { Menu as MantineMenu } from '@mantine/core'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import type { ReactElement, ReactNode } from 'react'
import classes from './Menu.module.css'

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  /** What stands at the right: a shortcut, a count. */
  hint?: ReactNode
  danger?: boolean
  onSelect: () => void
}

interface MenuProps {
  label: string
  items: MenuItem[]
  /** The button that opens it. */
  children: ReactElement
}

/** Actions behind a button: arrows walk, letters jump, Esc closes and gives the focus back. */
export function Menu({ label, items, children }: MenuProps) {
  return (
    <MantineMenu
      position="bottom-end"
      offset={4}
      width="max-content"
      transitionProps={{ duration: 90 }}
      withInitialFocusPlaceholder={false}
      classNames={classes}
    >
      <MantineMenu.Target>{children}</MantineMenu.Target>
      <MantineMenu.Dropdown aria-label={label}>
        {items.map(({ id, label, icon, hint, danger, onSelect }) => (
          <MantineMenu.Item
            key={id}
            leftSection={icon}
            rightSection={hint}
            onClick={onSelect}
            data-danger={danger || undefined}
          >
            {label}
          </MantineMenu.Item>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  )
}
