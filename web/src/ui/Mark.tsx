import classes from './Mark.module.css'

interface MarkProps {
  /** Pixels; the mark is square. */
  size?: number
}

/** A tussock over water: the mark of the product, always beside its name. */
export function Mark({ size = 28 }: MarkProps) {
  return (
    <svg
      className={classes.mark}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
    >
      <g fill="currentColor">
        <path d="M16 2.5c1.7 4.9 1.8 10 1 15.5h-2c-.8-5.5-.7-10.6 1-15.5Z" />
        <path d="M8.6 6c3.3 3 5.1 7.2 5.6 12h-2C11.4 13.6 10.4 9.7 8.6 6Z" />
        <path d="M23.4 6c-3.3 3-5.1 7.2-5.6 12h2c.8-4.4 1.8-8.3 3.6-12Z" />
        <path d="M4.5 22.2c2.3-4.3 6.3-6.2 11.5-6.2s9.2 1.9 11.5 6.2Z" />
      </g>
      <g stroke="currentColor" strokeWidth="1.8" strokeLinecap="round">
        <path d="M2.8 25.7c2.2-1.5 4.4-1.5 6.6 0s4.4 1.5 6.6 0 4.4-1.5 6.6 0 4.4 1.5 6.6 0" opacity=".7" />
        <path d="M8.7 29.5c1.8-1.2 3.6-1.2 5.4 0s3.6 1.2 5.4 0 2.5-1 3.8-.4" opacity=".4" />
      </g>
    </svg>
  )
}
