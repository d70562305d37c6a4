import { useSyncExternalStore } from 'react'

const compact = '(min-width: 1440px)'
const phone = '(max-width: 639.98px)'

/** Between two cards, in rem. */
const gap = 0.5

/** Height of a card with the space below it, in pixels: lists that draw only what is in sight must know it. */
export function useCardHeight(): number {
  return useSyncExternalStore(subscribe, measure)
}

export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(phone).matches)
}

function subscribe(listener: () => void): () => void {
  const queries = [compact, phone].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

function measure(): number {
  const style = getComputedStyle(document.documentElement)
  const rem = Number.parseFloat(style.fontSize)
  const card = matchMedia(phone).matches ? 9.25 : Number.parseFloat(style.getPropertyValue('--card')) + 0.25
  return (card + gap) * rem
}
