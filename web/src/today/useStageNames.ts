import { useMemo } from 'react'
import { usePipelines } from '../session'

/** The names of the firm's stages by key, in the order of its processes; those of one key are one. */
export function useStageNames(): ReadonlyMap<string, string> {
  const { pipelines } = usePipelines()
  return useMemo(() => {
    const names = new Map<string, string>()
    for (const { stages } of pipelines)
      for (const { key, name } of stages) if (!names.has(key)) names.set(key, name)
    return names
  }, [pipelines])
}
