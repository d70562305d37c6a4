import { useI18n } from '../i18n'
import classes from './Calibration.module.css'
import type { CalibrationStage } from './useCalibration'

const size = 320
const left = 44
const right = 24
const top = 12
const bottom = 40
const few = 20
const steps = [0, 0.25, 0.5, 0.75, 1]

/** Assigned against real: on the line both are the same. */
export function ReliabilityChart({ stages }: { stages: readonly CalibrationStage[] }) {
  const { t, format } = useI18n()
  const x = (chance: number) => left + chance * (size - left - right)
  const y = (chance: number) => top + (1 - chance) * (size - top - bottom)
  const points = stages.flatMap(({ assigned, real, name }, i) =>
    assigned === null || !real ? [] : [{ assigned, real, name, number: i + 1 }],
  )
  const told = points.map(({ assigned, real, name, number }) =>
    t('calibration.point', {
      stage: `${number}. ${name}`,
      assigned: format.percent(assigned),
      real: format.percent(real.value),
      low: format.percent(real.interval.low),
      high: format.percent(real.interval.high),
    }),
  )
  return (
    <figure className={classes.figure}>
      <figcaption>
        <h2 className={classes.question}>{t('calibration.chart')}</h2>
        <p className={classes.about}>{t('calibration.chart.about', { few })}</p>
      </figcaption>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={`${t('calibration.chart')} ${told.join(' ')}`}
      >
        {steps.map((step) => (
          <g key={step}>
            <line className={classes.grid} x1={x(0)} x2={x(1)} y1={y(step)} y2={y(step)} />
            <text className={classes.axis} x={left - 6} y={y(step) + 4} textAnchor="end">
              {format.percent(step)}
            </text>
            <text className={classes.axis} x={x(step)} y={y(0) + 16} textAnchor="middle">
              {format.percent(step)}
            </text>
          </g>
        ))}
        <text className={classes.axis} x={x(0.5)} y={size - 6} textAnchor="middle">
          {t('calibration.assigned')}
        </text>
        <line className={classes.even} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        {points.map(({ assigned, real, number }) => (
          <g key={number}>
            <line
              className={classes.reach}
              x1={x(assigned)}
              x2={x(assigned)}
              y1={y(real.interval.low)}
              y2={y(real.interval.high)}
            />
            <circle
              className={classes.dot}
              data-hollow={real.record.closed < few || undefined}
              cx={x(assigned)}
              cy={y(real.value)}
              r="9"
            />
            <text className={classes.number} x={x(assigned)} y={y(real.value) + 4} textAnchor="middle">
              {number}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}
