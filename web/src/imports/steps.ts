import type { Counts, Import, ImportFile } from './useImport'

/** The way of a file into the firm. */
export const steps = ['file', 'columns', 'check', 'run', 'result'] as const
export type Step = (typeof steps)[number]

const stepOfState: Record<Import['state'], Step> = {
  uploading: 'file',
  uploaded: 'columns',
  failed: 'columns',
  checking: 'check',
  checked: 'check',
  running: 'run',
  done: 'result',
  cancelled: 'result',
  undoing: 'result',
  undone: 'result',
}

export function stepOf({ state }: Pick<Import, 'state'>): Step {
  return stepOfState[state]
}

/** How far the server has come, from 0 to 1. */
export function progressOf({ state, counts }: Pick<Import, 'state' | 'counts'>): number {
  const whole = state === 'undoing' ? counts.created + counts.updated : counts.rows
  const done = state === 'undoing' ? counts.undone + counts.kept : counts.done
  return whole > 0 ? Math.min(done / whole, 1) : 0
}

/** Rows that an import brings in, or brought in. */
export function broughtIn({ created, updated }: Counts): number {
  return created + updated
}

/** How a file is called: one of a workbook with its sheet. */
export function labelOf({ name, sheet }: Pick<ImportFile, 'name' | 'sheet'>): string {
  return sheet ? `${name}, ${sheet}` : name
}

/** Sheets that stay out: nobody knows what they hold, beside others of their workbook that are known. */
export function leftOut(files: readonly ImportFile[]): ImportFile[] {
  return files.filter(
    ({ kind, upload, sheet }) =>
      kind === '' &&
      files.some((other) => other.upload === upload && other.sheet !== sheet && other.kind !== ''),
  )
}
