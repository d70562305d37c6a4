/** Where something is in the window, in pixels. */
export interface Place {
  left: number
  top: number
  width: number
  height: number
}

export function placeOf(element: Element): Place {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { left, top, width, height }
}
