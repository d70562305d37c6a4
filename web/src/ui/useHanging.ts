import { type SyntheticEvent, useRef, useState } from 'react'
import { type Place, placeOf } from './place'

/**
 * Something that hangs at a button while it is open. The code of it may come
 * later, so the button is ours alone: `button` goes onto it.
 */
export function useHanging() {
  const [at, setAt] = useState<Place>()
  const pressed = useRef<HTMLElement>(undefined)
  // A press on the button of what is open closes it, as a press anywhere beside it does.
  const wasOpen = useRef(false)

  function open(element: HTMLElement) {
    pressed.current = element
    setAt(placeOf(element))
  }
  function close() {
    setAt(undefined)
  }
  const button = {
    'aria-expanded': at !== undefined,
    onPointerDown() {
      wasOpen.current = at !== undefined
    },
    onClick({ currentTarget }: SyntheticEvent<HTMLElement>) {
      if (wasOpen.current || at) close()
      else open(currentTarget)
      wasOpen.current = false
    },
  }
  return { at, open, close, focusButton: () => pressed.current?.focus(), button }
}
