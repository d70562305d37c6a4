import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useI18n } from '../i18n'
import { FigureButton, Sheet } from '../tables'
import { Money } from '../ui/Money'
import classes from './Changed.module.css'
import { type Fall, fallsOf, type Waterfall } from './waterfall'

interface WaterfallProps {
  waterfall: Waterfall
  onOpen: (reason: string) => void
}

/** Ends have no deals to open: the figures of the page have them. */
const isEnd = ({ reason }: Fall) => reason === 'opening' || reason === 'closing'

export function useReasons({ before, after }: Waterfall) {
  const { t, format } = useI18n()
  return (reason: string) =>
    reason === 'opening'
      ? format.date(before.day)
      : reason !== 'closing'
        ? t('forecast.fall.reason', { reason })
        : after
          ? format.date(after.day)
          : t('forecast.fall.now')
}

/** A bar for each reason, below one another, so that their names have room on a phone too. */
export function Bars({ waterfall, onOpen }: WaterfallProps) {
  const { t, format } = useI18n()
  const nameOf = useReasons(waterfall)
  const hatch = useId()
  const [stop, setStop] = useState(0)
  const buttons = useRef<(HTMLButtonElement | null)[]>([])
  const falls = fallsOf(waterfall)
  const ends = falls.flatMap(({ before, after }) => [before, after])
  const [low, high] = [Math.min(0, ...ends), Math.max(1, ...ends)]
  const x = (minor: number) => (100 * (minor - low)) / (high - low)

  function handleKey(event: KeyboardEvent, at: number) {
    const last = falls.length - 1
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    buttons.current[Math.min(Math.max(to, 0), last)]?.focus()
  }
  return (
    <ol className={classes.bars}>
      {falls.map((fall, i) => {
        const signed = isEnd(fall) || fall.amount <= 0 ? '' : '+'
        const [from, to] = [x(Math.min(fall.before, fall.after)), x(Math.max(fall.before, fall.after))]
        return (
          <li key={fall.reason}>
            <button
              ref={(node) => {
                buttons.current[i] = node
              }}
              type="button"
              className={classes.bar}
              tabIndex={i === Math.min(stop, falls.length - 1) ? 0 : -1}
              aria-disabled={isEnd(fall) || undefined}
              onFocus={() => setStop(i)}
              onKeyDown={(event) => handleKey(event, i)}
              onClick={() => !isEnd(fall) && onOpen(fall.reason)}
            >
              <span>{nameOf(fall.reason)}</span>
              <span className={classes.amount}>
                {signed}
                {format.money({ minor: fall.amount, currency: waterfall.currency })}
                <small>{t('forecast.fall.count', { count: fall.deals })}</small>
              </span>
              <svg className={classes.plot} aria-hidden="true">
                <pattern
                  id={`${hatch}-${i}`}
                  width="6"
                  height="6"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect className={classes.mark} width="1.4" height="6" />
                </pattern>
                <line className={classes.zero} x1={`${x(0)}%`} x2={`${x(0)}%`} y1="0" y2="100%" />
                {i > 0 && (
                  <line
                    className={classes.link}
                    x1={`${x(falls[i - 1]?.after ?? 0)}%`}
                    x2={`${x(falls[i - 1]?.after ?? 0)}%`}
                    y1="0"
                    y2="8"
                  />
                )}
                <rect
                  className={classes.fall}
                  data-way={isEnd(fall) ? 'end' : fall.amount < 0 ? 'down' : 'up'}
                  x={`${from}%`}
                  width={`${Math.max(to - from, 0.3)}%`}
                  y="8"
                  height="16"
                />
                {!isEnd(fall) && fall.amount < 0 && (
                  <rect
                    fill={`url(#${hatch}-${i})`}
                    x={`${from}%`}
                    width={`${Math.max(to - from, 0.3)}%`}
                    y="8"
                    height="16"
                  />
                )}
                {i < falls.length - 1 && (
                  <line
                    className={classes.link}
                    x1={`${x(fall.after)}%`}
                    x2={`${x(fall.after)}%`}
                    y1="24"
                    y2="100%"
                  />
                )}
              </svg>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

export function Figures({ waterfall, onOpen }: WaterfallProps) {
  const { t } = useI18n()
  const nameOf = useReasons(waterfall)
  const { currency } = waterfall
  const money = (minor: number) => <Money amount={{ minor, currency }} />
  return (
    <Sheet caption={t('forecast.fall.table')} sticky={1}>
      <thead>
        <tr>
          <th scope="col">{t('forecast.fall.column')}</th>
          <th scope="col" data-figures>
            {t('forecast.deals')}
          </th>
          <th scope="col" data-figures>
            {t('forecast.fall.amount')}
          </th>
          <th scope="col" data-figures>
            {t('forecast.fall.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {fallsOf(waterfall).map((fall) => {
          const { reason, deals, amount, after } = fall
          const name = nameOf(reason)
          return (
            <tr key={reason}>
              <th scope="row">{name}</th>
              <td data-figures>{deals}</td>
              <td data-figures>
                {isEnd(fall) ? null : (
                  <FigureButton
                    label={t('forecast.open', { column: t('forecast.fall.amount'), name })}
                    onPress={() => onOpen(reason)}
                  >
                    {money(amount)}
                  </FigureButton>
                )}
              </td>
              <td data-figures>{money(after)}</td>
            </tr>
          )
        })}
      </tbody>
    </Sheet>
  )
}
