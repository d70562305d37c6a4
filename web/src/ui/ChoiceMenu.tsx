import { Menu as MantineMenu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import type { ReactElement, ReactNode } from 'react'
import classes from './Menu.module.css'

interface Choice<Id extends string> {
  id: Id
  label: ReactNode
}

interface ChoiceMenuProps<Id extends string> {
  label: string
  choices: readonly Choice<Id>[]
  chosen: Id
  onChoose: (id: Id) => void
  /** The button that opens it. */
  children: ReactElement
}

/** One of several, behind a button; the chosen one is marked and said to be chosen. */
export function ChoiceMenu<Id extends string>({
  label,
  choices,
  chosen,
  onChoose,
  children,
}: ChoiceMenuProps<Id>) {
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
        {choices.map(({ id, label }) => (
          <MantineMenu.RadioItem
            key={id}
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            checkIcon={<IconCheck size={16} stroke={1.5} />}
            closeMenuOnClick
          >
            {label}
          </MantineMenu.RadioItem>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  )
}
