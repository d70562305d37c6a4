import classes from './board.module.css'

/** The number of a stage on its colour; the name stands beside it, always. */
export function StageMark({ number }: { number: number }) {
  return (
    <span className={classes.stageMark} data-stage={((number - 1) % 8) + 1}>
      {number}
    </span>
  )
}
