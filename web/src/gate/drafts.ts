import type { Entry } from './criteria'

const day = 86_400_000

/** Keeps what has been put down for a deal and not saved yet, until the window closes, a day at most. */
export function keepDrafts(deal: string, entries: Readonly<Record<string, Entry>>): void {
  if (Object.keys(entries).length === 0) sessionStorage.removeItem(keyOf(deal))
  else sessionStorage.setItem(keyOf(deal), JSON.stringify({ at: Date.now(), entries }))
}

export function keptDrafts(deal: string): Readonly<Record<string, Entry>> {
  const kept = sessionStorage.getItem(keyOf(deal))
  if (!kept) return {}
  const { at, entries } = JSON.parse(kept) as { at: number; entries: Record<string, Entry> }
  return Date.now() - at < day ? entries : {}
}

function keyOf(deal: string): string {
  return `hummock.gate.${deal}`
}
