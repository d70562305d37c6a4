import { Link } from '@tanstack/react-router'
import { winIndex } from '../gate'
import { useI18n } from '../i18n'
import type { PipelineView } from '../session'
import { Sheet } from '../tables'
import { Money } from '../ui/Money'
import { fewest, splitOf } from './funnel'
import classes from './Pipelines.module.css'
import type { Funnel, FunnelStep } from './usePipeline'

interface FunnelNowProps {
  pipeline: PipelineView
  funnel: Funnel
}

/** How many deals are in each stage, ever were, and how they ended. */
export function FunnelNow({ pipeline, funnel }: FunnelNowProps) {
  const { t, format } = useI18n()
  const { stages, currency, won, lost, disqualified, win_rate, as_of } = funnel
  const win = winIndex(pipeline.pipeline.process)
  const most = Math.max(1, ...stages.map(({ entered }) => entered.deals))
  const enough = (stages[0]?.entered.deals ?? 0) >= fewest
  const closed = won.deals + lost.deals
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('pipelines.funnel')}</h2>
      <p className={classes.about}>
        {t('pipelines.funnel.about', {
          date: format.date(as_of),
          won: won.deals,
          lost: lost.deals,
          disqualified: disqualified.deals,
        })}{' '}
        {closed < fewest || !win_rate
          ? t('pipelines.funnel.few', { count: closed, fewest })
          : t('pipelines.funnel.rate', {
              rate: format.percent(win_rate.value),
              low: format.percent(win_rate.interval.low),
              high: format.percent(win_rate.interval.high),
              count: closed,
            })}
      </p>
      <Sheet caption={t('pipelines.funnel')} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('pipelines.stage')}</th>
            <th scope="col">{t('pipelines.entered')}</th>
            {enough && (
              <th scope="col" data-figures>
                {t('pipelines.passed')}
              </th>
            )}
            <th scope="col" data-figures>
              {t('pipelines.now')}
            </th>
            <th scope="col" data-figures>
              {t('pipelines.value')}
            </th>
            <th scope="col" data-figures>
              {t('pipelines.won')}
            </th>
            <th scope="col" data-figures>
              {t('pipelines.lost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage, i) => (
            <tr key={stage.key}>
              <th scope="row" data-wrap>{`${i + 1}. ${stage.name}`}</th>
              <td>
                <EnteredBar stage={stage} most={most} beyond={i >= win} />
              </td>
              {enough && (
                <td data-figures>
                  {i === stages.length - 1
                    ? '—'
                    : stage.entered.deals < fewest
                      ? t('pipelines.n', { count: stage.entered.deals })
                      : format.percent(stage.passed.deals / stage.entered.deals)}
                </td>
              )}
              <td data-figures>
                {stage.now.deals === 0 ? (
                  '0'
                ) : (
                  <Link
                    to="/deals"
                    search={{ f: `pipeline:${pipeline.id},stage:${stage.key},outcome:active` }}
                    aria-label={t('pipelines.now.open', { count: stage.now.deals, name: stage.name })}
                  >
                    {format.number(stage.now.deals)}
                  </Link>
                )}
              </td>
              <td data-figures>
                {stage.now.value === 0 ? (
                  '—'
                ) : (
                  <Money amount={{ minor: stage.now.value, currency }} in="table" />
                )}
              </td>
              <td data-figures>{format.number(stage.won.deals)}</td>
              <td data-figures>{format.number(stage.lost.deals)}</td>
            </tr>
          ))}
        </tbody>
      </Sheet>
      <Key />
    </section>
  )
}

const width = 240

/** All that ever entered: moved on, still here, ended here. */
function EnteredBar({ stage, most, beyond }: { stage: FunnelStep; most: number; beyond: boolean }) {
  const { t, format } = useI18n()
  const { moved, here, ended } = splitOf(stage, beyond)
  const x = (deals: number) => (deals / most) * (width - 48)
  const id = `ended-${stage.key}`
  return (
    <svg
      className={classes.bar}
      width={width}
      height="24"
      role="img"
      aria-label={t('pipelines.entered.split', { count: stage.entered.deals, moved, here, ended })}
    >
      <Hatch id={id} />
      <rect className={classes.moved} x="0" y="3" width={x(moved)} height="18" />
      <rect className={classes.here} x={x(moved)} y="3" width={x(here)} height="18" />
      <rect className={classes.ended} x={x(moved + here)} y="3" width={x(ended)} height="18" />
      <rect fill={`url(#${id})`} x={x(moved + here)} y="3" width={x(ended)} height="18" />
      <text className={classes.barText} x={x(stage.entered.deals) + 6} y="17">
        {format.number(stage.entered.deals)}
      </text>
    </svg>
  )
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={classes.hatch} width="1.4" height="6" />
      </pattern>
    </defs>
  )
}

function Key() {
  const { t } = useI18n()
  return (
    <ul className={classes.key}>
      {(['moved', 'here', 'ended'] as const).map((part) => (
        <li key={part}>
          <svg width="16" height="16" aria-hidden="true">
            <Hatch id={`key-${part}`} />
            <rect className={classes[part]} x="1" y="1" width="14" height="14" />
            {part === 'ended' && <rect fill={`url(#key-${part})`} x="1" y="1" width="14" height="14" />}
          </svg>
          {t('pipelines.part', { part })}
        </li>
      ))}
    </ul>
  )
}
