import type { FunnelStep } from './usePipeline'

/** With fewer deals a percentage says more than is known. */
export const fewest = 20

/**
 * What became of the deals that entered a stage. One that came back and is here
 * again has moved on once; beyond the win line nobody drops out, they finish.
 */
export function splitOf(
  { entered, passed, now }: Pick<FunnelStep, 'entered' | 'passed' | 'now'>,
  beyond = false,
) {
  if (beyond) {
    const here = Math.min(now.deals, entered.deals)
    return { moved: entered.deals - here, here, ended: 0 }
  }
  const moved = Math.min(passed.deals, entered.deals)
  const here = Math.min(now.deals, entered.deals - moved)
  return { moved, here, ended: entered.deals - moved - here }
}
