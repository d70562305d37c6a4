import type { Part } from './figures'
import classes from './MonthBars.module.css'

/** Dots and hatching that say without colour what a bar is. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-best_case`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle className={classes.mark} cx="3" cy="3" r="1.2" />
      </pattern>
      <pattern
        id={`${id}-pipeline`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={classes.mark} width="1.4" height="6" />
      </pattern>
    </defs>
  )
}

/** A part of a bar, for the key beside the chart. */
export function Swatch({ part }: { part: Part | 'full' }) {
  const id = `swatch-${part}`
  return (
    <svg width="16" height="16" aria-hidden="true">
      <Patterns id={id} />
      {part === 'full' ? (
        <rect className={classes.full} x="1" y="1" width="14" height="14" />
      ) : (
        <>
          <rect className={classes.part} data-part={part} x="1" y="1" width="14" height="14" />
          {(part === 'best_case' || part === 'pipeline') && (
            <rect fill={`url(#${id}-${part})`} x="1" y="1" width="14" height="14" />
          )}
        </>
      )}
    </svg>
  )
}
