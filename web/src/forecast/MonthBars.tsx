import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useI18n } from '../i18n'
import { minorDigits } from '../i18n/format'
import type { Figure } from './figures'
import { parts } from './figures'
import classes from './MonthBars.module.css'
import { useNames } from './names'
import { Patterns, Swatch } from './Patterns'
import { ticks } from './scale'
import type { Basis } from './search'

interface MonthBarsProps {
  question: string
  about: string
  months: readonly Figure[]
  basis: Basis
  currency: string
  onOpen: (cell: string) => void
}

const height = 280
const top = 28
const bottom = 36
const left = 64
const narrowest = 44

/** Bars by month: what is won, promised, hoped for and still far, on the full value behind. */
export function MonthBars({ question, about, months, basis, currency, onOpen }: MonthBarsProps) {
  const { t, format } = useI18n()
  const names = useNames()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const patterns = useId()
  const [looked, setLooked] = useState<number>()
  const buttons = useRef<(HTMLButtonElement | null)[]>([])
  const steps = ticks(Math.max(...months.map(({ total }) => Math.max(total.value, total[basis]))))
  const most = steps.at(-1) ?? 1
  const step = Math.max(narrowest, (Math.max(width, 1) - left) / months.length)
  const inner = left + step * months.length
  const y = (minor: number) => top + (1 - Math.max(minor, 0) / most) * (height - top - bottom)
  const money = (minor: number) => format.money({ minor, currency })
  // The currency stands above the chart: here it would only take room.
  const compact = (minor: number) => format.compact(minor / 10 ** minorDigits(currency))
  const readout = ({ cell, total, ...of }: Figure) => {
    const split = parts.flatMap((part) =>
      of[part][basis] === 0 ? [] : `${names.part(part)} ${money(of[part][basis])}`,
    )
    return t('forecast.bar', {
      month: names.month(cell),
      sum: money(total[basis]),
      full: money(total.value),
      count: total.deals,
      split: split.length > 0 ? format.list(split) : t('forecast.bar.nothing'),
    })
  }

  function handleKey(event: KeyboardEvent, at: number) {
    const last = months.length - 1
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    buttons.current[Math.min(Math.max(to, 0), last)]?.focus()
  }
  const stop = looked !== undefined && looked < months.length ? looked : 0
  const shown = looked === undefined ? undefined : months[looked]
  return (
    <figure className={classes.figure}>
      <figcaption>
        <h2 className={classes.question}>{question}</h2>
        <p className={classes.about}>{about}</p>
      </figcaption>
      <div className={classes.box}>
        <div ref={ref} />
        <div className={classes.plot} style={{ width: inner, height }}>
          <svg width={inner} height={height} role="img" aria-label={`${question} ${about}`}>
            <Patterns id={patterns} />
            {steps.map((each) => (
              <g key={each}>
                <line className={classes.grid} x1={left} x2={inner} y1={y(each)} y2={y(each)} />
                <text className={classes.axis} x={left - 8} y={y(each) + 4} textAnchor="end">
                  {compact(each)}
                </text>
              </g>
            ))}
            {months.map((month, i) => (
              <Bar
                key={month.cell}
                month={month}
                basis={basis}
                patterns={patterns}
                x={left + i * step}
                width={step}
                y={y}
                label={step >= 72 ? compact(month.total[basis]) : undefined}
                full={step >= 72 ? compact(month.total.value) : undefined}
              />
            ))}
            {months.map(({ cell }, i) => (
              <g key={cell}>
                <text className={classes.axis} x={left + (i + 0.5) * step} y={y(0) + 14} textAnchor="middle">
                  {names.shortMonth(cell)}
                </text>
                {(i === 0 || cell.endsWith('-01')) && (
                  <text
                    className={classes.axis}
                    x={left + (i + 0.5) * step}
                    y={y(0) + 30}
                    textAnchor="middle"
                  >
                    {cell.slice(0, 4)}
                  </text>
                )}
              </g>
            ))}
            <line className={classes.base} x1={left} x2={inner} y1={y(0)} y2={y(0)} />
          </svg>
          {months.map((month, i) => (
            <button
              key={month.cell}
              ref={(node) => {
                buttons.current[i] = node
              }}
              type="button"
              className={classes.month}
              style={{ left: left + i * step, width: step }}
              tabIndex={i === stop ? 0 : -1}
              aria-label={readout(month)}
              onFocus={() => setLooked(i)}
              onPointerEnter={() => setLooked(i)}
              onKeyDown={(event) => handleKey(event, i)}
              onClick={() => onOpen(month.cell)}
            />
          ))}
        </div>
      </div>
      <p className={classes.readout} aria-hidden="true">
        {shown ? readout(shown) : t('forecast.bar.hint')}
      </p>
      <ul className={classes.key}>
        {parts.map((part) => (
          <li key={part}>
            <Swatch part={part} />
            {names.part(part)}
          </li>
        ))}
        <li>
          <Swatch part="full" />
          {t('forecast.full')}
        </li>
      </ul>
    </figure>
  )
}

interface BarProps {
  month: Figure
  basis: Basis
  patterns: string
  x: number
  width: number
  y: (minor: number) => number
  label: string | undefined
  full: string | undefined
}

function Bar({ month, basis, patterns, x, width, y, label, full }: BarProps) {
  const { total } = month
  if (total.deals === 0) return null
  const wide = Math.min(width - 10, 56)
  const from = x + (width - wide) / 2
  let base = 0
  const crown = Math.min(y(total.value), y(total[basis]))
  return (
    <g>
      <rect
        className={classes.full}
        x={from}
        y={y(total.value)}
        width={wide}
        height={y(0) - y(total.value)}
      />
      {parts.map((part) => {
        const amount = Math.max(month[part][basis], 0)
        const [low, high] = [y(base), y(base + amount)]
        base += amount
        if (low - high < 0.5) return null
        const gap = low - high > 3 ? 1 : 0
        return (
          <g key={part}>
            <rect
              className={classes.part}
              data-part={part}
              x={from + 3}
              y={high + gap}
              width={wide - 6}
              height={low - high - gap}
            />
            {(part === 'best_case' || part === 'pipeline') && (
              <rect
                fill={`url(#${patterns}-${part})`}
                x={from + 3}
                y={high + gap}
                width={wide - 6}
                height={low - high - gap}
              />
            )}
          </g>
        )
      })}
      {label && (
        <text className={classes.sum} x={x + width / 2} y={crown - 16} textAnchor="middle">
          {label}
        </text>
      )}
      {full && (
        <text className={classes.axis} x={x + width / 2} y={crown - 4} textAnchor="middle">
          {full}
        </text>
      )}
    </g>
  )
}
