import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { Menu } from './Menu'

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
  children: ReactElement<ComponentProps<'button'>>
}

/** One of several, behind a button; the chosen one is marked and said to be chosen. */
export function ChoiceMenu<Id extends string>(props: ChoiceMenuProps<Id>) {
  const { label, choices, chosen, onChoose, children } = props
  const items = choices.map(({ id, label }) => ({
    id,
    label,
    chosen: id === chosen,
    onSelect: () => onChoose(id),
  }))
  return (
    <Menu label={label} items={items}>
      {children}
    </Menu>
  )
}
