import type { Pipeline } from '../session'

type Process = Pipeline['process']

/** Stands for a chance that nobody has given, as the server writes it. */
export const unknown = -1

/** Reads a percentage as people type it, as a fraction of one; undefined where it is none. */
export function parsePercent(text: string): number | undefined {
  const plain = text.replace(/[\s%]/g, '').replace(',', '.')
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(plain)) return undefined
  const percent = Number(plain)
  return percent <= 100 ? percent / 100 : undefined
}

/** Percent with two decimals at most, from a fraction of one. */
export function percentOf(chance: number): number {
  return Math.round(chance * 10_000) / 100
}

/** The chances to win in the end that a process assigns to its stages. */
export function assignedIn({ stages }: Process): number[] {
  return stages.map(({ percent }) => (percent === undefined ? unknown : percent / 100))
}

/** A process with other chances; those that changed are the firm's own from now on. */
export function withChances(process: Process, chances: readonly number[]): Process {
  return {
    ...process,
    stages: process.stages.map((stage, i) => {
      const chance = chances[i] ?? unknown
      const percent = chance === unknown ? undefined : percentOf(chance)
      if (percent === undefined || percent === stage.percent) return stage
      return { ...stage, percent, percent_from: 'own' as const }
    }),
  }
}

/** Whether any chance differs from what the process assigns. */
export function differs(process: Process, chances: readonly number[]): boolean {
  return withChances(process, chances).stages.some((stage, i) => stage !== process.stages[i])
}
