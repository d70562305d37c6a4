import type { ReactNode, Ref } from 'react'
import classes from './Sheet.module.css'

interface SheetProps {
  /** What the table holds, for screen readers. */
  caption: string
  /** Columns at the left that stay while the rest scrolls; on a phone the first one alone. */
  sticky?: 0 | 1 | 2
  /** Scrolls up and down within the window too. */
  tall?: boolean
  box?: Ref<HTMLElement>
  children: ReactNode
}

/** A table of figures that scrolls in its own box. */
export function Sheet({ caption, sticky = 0, tall = false, box, children }: SheetProps) {
  return (
    <section
      ref={box}
      className={classes.box}
      data-tall={tall || undefined}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={classes.sheet} data-sticky={sticky}>
        {children}
      </table>
    </section>
  )
}

interface FigureButtonProps {
  /** What the figure is; the amount follows. */
  label: string
  onPress: () => void
  children: ReactNode
}

/** A figure that opens what it is made of. */
export function FigureButton({ label, onPress, children }: FigureButtonProps) {
  return (
    <button type="button" className={classes.open} onClick={onPress}>
      <span className={classes.unseen}>{label}</span>
      {children}
    </button>
  )
}
