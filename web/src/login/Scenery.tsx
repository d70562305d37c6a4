import { Tussock } from '../ui/Tussock'
import classes from './Scenery.module.css'

/** Jump by jump over the water to the far bank. Decoration only. */
export function Scenery() {
  return (
    <div className={classes.scenery}>
      <svg viewBox="0 0 900 900" preserveAspectRatio="xMidYMid slice" fill="none" aria-hidden="true">
        <circle className={classes.sun} cx="640" cy="306" r="78" />
        <path
          className={classes.ridge}
          d="M0 420c120-52 240-76 360-42 60 16 90 6 150-14 130-42 270-22 390 38v70H0Z"
        />
        <path
          className={classes.bank}
          d="M0 452c170-30 330-34 480-12 60 8 100 4 160-4 90-12 180-8 260 8v26H0Z"
        />
        <path className={classes.water} d="M0 464h900v436H0Z" />
        <g className={classes.ripple}>
          <path d="M180 508c12-4 24-4 36 0s24 4 36 0 24-4 36 0" />
          <path d="M690 536c14-5 28-5 42 0s28 5 42 0 28-5 42 0" />
          <path d="M96 622c18-6 36-6 54 0s36 6 54 0 36-6 54 0" />
          <path d="M668 690c20-7 40-7 60 0s40 7 60 0 40-7 60 0" />
          <path d="M130 806c26-9 52-9 78 0s52 9 78 0 52-9 78 0" />
        </g>
        <path
          className={classes.hop}
          d="M556 742C546 640 470 590 420 642M416 586c24-52 84-70 122-18M532 528c-18-40-62-50-88-14M446 478c20-26 52-30 72-8"
        />
        <Tussock x={532} y={478} scale={0.42} />
        <Tussock x={436} y={520} scale={0.62} />
        <Tussock x={556} y={590} scale={0.98} />
        <Tussock x={392} y={682} scale={1.5} />
        <Tussock x={580} y={842} scale={2.4} />
      </svg>
    </div>
  )
}
