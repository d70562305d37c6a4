import classes from './Tussock.module.css'

interface TussockProps {
  x: number
  y: number
  scale: number
}

/** Where each blade of grass leaves the mound, and where its tip is. */
const blades: [root: number, tipX: number, tipY: number][] = [
  [-19, -37, -20],
  [-15, -27, -33],
  [-11, -19, -27],
  [-8, -14, -44],
  [-3, -5, -38],
  [1, 3, -52],
  [5, 13, -36],
  [9, 16, -46],
  [13, 27, -31],
  [16, 30, -39],
  [20, 40, -18],
]

/** One clump of grass on its mound, for drawings; x and y are its foot. */
export function Tussock({ x, y, scale }: TussockProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <ellipse className={classes.shadow} cx="1" cy="2" rx="41" ry="4.5" />
      <g className={classes.grass}>
        {blades.map((each) => (
          <path key={each[0]} d={bladePath(each)} />
        ))}
      </g>
      <path className={classes.mound} d="M-32 2c4-9 16-13 33-13s29 4 33 13Z" />
    </g>
  )
}

function bladePath([root, x, y]: (typeof blades)[number]): string {
  const bend = root + (x - root) * 0.25
  return `M${root - 1.8} -6Q${bend - 1.5} ${y * 0.62} ${x} ${y}Q${bend + 2.5} ${y * 0.55} ${root + 2} -6Z`
}
