/** Something that was found before, to be offered before anything is typed. */
export interface Place {
  id: string
  label: string
  detail?: string
  hint?: string
  path: string
}

const key = 'hummock.recent'
const atMost = 8

/** The last places of this window; nothing of the firm outlives it. */
export function recentPlaces(): Place[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]')
  } catch {
    return []
  }
}

export function remember(place: Place): void {
  const others = recentPlaces().filter(({ id }) => id !== place.id)
  sessionStorage.setItem(key, JSON.stringify([place, ...others].slice(0, atMost)))
}
