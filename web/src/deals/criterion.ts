import type { components } from '../api/schema'

type Process = components['schemas']['Process']

/** The criterion with a key, wherever in the process it stands. */
export function criterionOf(process: Process | undefined, key: string) {
  return process?.stages
    .flatMap(({ exit = [], enter = [] }) => [...exit, ...enter])
    .find((criterion) => criterion.key === key)
}
