import { type ComponentProps, cloneElement, type ReactElement, type ReactNode } from 'react'
import { late } from './late'
import { useHanging } from './useHanging'

export interface MenuItem {
  id: string
  label: ReactNode
  icon?: ReactNode
  /** What stands at the right: a shortcut, a count. */
  hint?: ReactNode
  danger?: boolean
  /** Of several choices: whether it is the one in force. */
  chosen?: boolean
  onSelect: () => void
}

interface MenuProps {
  label: string
  items: MenuItem[]
  /** The button that opens it. */
  children: ReactElement<ComponentProps<'button'>>
}

// A menu is never part of the first screen.
const MenuSheet = late(async () => (await import('./MenuSheet')).MenuSheet)

/** Fetches what menus need before anybody asks for one. */
export function preloadMenus(): void {
  void MenuSheet.preload()
}

/** Actions behind a button: arrows walk, letters jump, Esc closes and gives the focus back. */
export function Menu({ label, items, children }: MenuProps) {
  const { at, close, focusButton, button } = useHanging()
  function handleClose() {
    focusButton()
    close()
  }
  return (
    <>
      {cloneElement(children, { 'aria-haspopup': 'menu', ...button })}
      {at && <MenuSheet at={at} label={label} items={items} onClose={handleClose} onMissing={handleClose} />}
    </>
  )
}
