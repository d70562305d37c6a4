import type { components } from '../api/schema'

type Process = components['schemas']['Process']
type Variant = components['schemas']['Variant']

/** The stages of a process as a variant has them: some inserted, some left out. */
export function stagesOf(process: Process, variant: Variant | undefined): Process['stages'] {
  if (!variant) return process.stages
  const inserted = (before: string | undefined) =>
    (variant.insert ?? [])
      .filter((each) => (each.before ?? '') === (before ?? ''))
      .flatMap(({ stages }) => stages)
  return [
    ...process.stages.flatMap((stage) => [
      ...inserted(stage.key),
      ...(variant.drop?.includes(stage.key) ? [] : [stage]),
    ]),
    ...inserted(''),
  ]
}
