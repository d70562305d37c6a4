import type { components } from '../api/schema'

export type Process = components['schemas']['Process']
export type Stage = components['schemas']['Stage']
export type Pipeline = components['schemas']['Pipeline']

/** Where a deal goes that leaves the last stage. */
export const end = 'end'

/** Position of a stage; the end comes after the last, -1 is unknown. */
export function indexOf({ stages }: Process, key: string): number {
  return key === end ? stages.length : stages.findIndex((stage) => stage.key === key)
}

export function stageOf({ stages }: Process, key: string): Stage | undefined {
  return stages.find((stage) => stage.key === key)
}

/** The stage after another, or the end. */
export function nextOf({ stages }: Process, key: string): string {
  const at = stages.findIndex((stage) => stage.key === key)
  return stages[at + 1]?.key ?? end
}

/** Position of the first stage beyond the win line; for a relationship nothing lies beyond it. */
export function winIndex(process: Process): number {
  if (process.kind === 'relationship') return process.stages.length + 1
  return process.win_line ? indexOf(process, process.win_line) : process.stages.length
}

/** Where a move that wins leads; undefined where there is no way, or the deal is beyond the win line already. */
export function winTarget(process: Process, from: string): string | undefined {
  const win = winIndex(process)
  if (win > process.stages.length || indexOf(process, from) >= win) return undefined
  const target = process.stages[win]?.key ?? end
  return wayBetween(process, from, target) && target
}

export type Way = 'forward' | 'skip' | 'back'

/** How a deal may get from one stage to another; undefined where the process does not allow it. */
export function wayBetween(process: Process, from: string, to: string): Way | undefined {
  const at = indexOf(process, from)
  const target = indexOf(process, to)
  if (target < 0 || target === at) return undefined
  if (target === at + 1) return 'forward'
  const way = target > at ? 'skip' : 'back'
  const allowed = (process.transitions ?? []).some(
    (transition) =>
      transition.way === way &&
      matches(process, transition.from ?? '', at) &&
      matches(process, transition.to, target),
  )
  return allowed ? way : undefined
}

/** The wildcard stands for every stage, not for the end: leaving early must be named. */
function matches(process: Process, named: string, index: number): boolean {
  return named === '*' ? index < process.stages.length : indexOf(process, named) === index
}

/** Stages that a new deal may start in. */
export function startsOf(process: Process): Stage[] {
  const starts = (process.transitions ?? []).filter(({ way }) => way === 'start')
  return process.stages.filter(
    ({ key }, index) => index === 0 || starts.some(({ to }) => to === '*' || to === key),
  )
}
