import classes from './Landscape.module.css'
import { Tussock } from './Tussock'

/** Tussocks in quiet water, for pages that are still empty. */
export function Landscape() {
  return (
    <svg className={classes.landscape} viewBox="0 0 320 140" fill="none" aria-hidden="true">
      <circle className={classes.sun} cx="236" cy="46" r="20" />
      <path className={classes.far} d="M0 88c40-16 84-20 134-6 24 4 40-2 62-8 44-10 86-4 124 12v14H0Z" />
      <path className={classes.water} d="M0 96h320v44H0Z" />
      <path className={classes.hop} d="M74 84C88 54 122 48 138 78M172 78c14-26 44-26 58 8" />
      <Tussock x={58} y={104} scale={0.72} />
      <Tussock x={154} y={114} scale={1.05} />
      <Tussock x={246} y={103} scale={0.6} />
      <g className={classes.ripple}>
        <path d="M20 118c6-2.5 12-2.5 18 0s12 2.5 18 0 12-2.5 18 0" />
        <path d="M112 130c8-3 16-3 24 0s16 3 24 0 16-3 24 0" />
        <path d="M216 118c6-2.5 12-2.5 18 0s12 2.5 18 0 12-2.5 18 0" />
      </g>
    </svg>
  )
}
