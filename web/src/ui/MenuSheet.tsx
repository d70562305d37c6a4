import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import type { MenuItem } from './Menu'
import classes from './Menu.module.css'
import type { Place } from './place'

interface MenuSheetProps {
  /** Where it hangs, in the window. */
  at: Place
  label: string
  items: MenuItem[]
  onClose: () => void
}

/** The open menu itself. */
export function MenuSheet({ at, label, items, onClose }: MenuSheetProps) {
  return (
    <Menu
      opened
      onChange={(open) => !open && onClose()}
      position="bottom-end"
      offset={4}
      width="max-content"
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      classNames={{ dropdown: classes.dropdown, item: classes.item, itemSection: classes.itemSection }}
    >
      <Menu.Target>
        <span className={classes.anchor} style={at} aria-hidden="true" />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Item({ item: { id, label, icon, hint, danger, chosen, onSelect } }: { item: MenuItem }) {
  if (chosen === undefined)
    return (
      <Menu.Item leftSection={icon} rightSection={hint} onClick={onSelect} data-danger={danger || undefined}>
        {label}
      </Menu.Item>
    )
  return (
    <Menu.RadioItem
      value={id}
      checked={chosen}
      onChange={onSelect}
      checkIcon={<IconCheck size={16} stroke={1.5} />}
      closeMenuOnClick
    >
      {label}
    </Menu.RadioItem>
  )
}
