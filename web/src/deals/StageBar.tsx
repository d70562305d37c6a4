import { IconCheck, IconFlag } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { indexOf, useNow, winIndex } from '../gate'
import { useI18n } from '../i18n'
import type { PipelineView } from '../session'
import classes from './deal-page.module.css'
import type { Deal, DealPage } from './useDeal'

interface StageBarProps {
  deal: Deal
  page: DealPage
  pipeline: PipelineView
}

const day = 86_400_000

/** The stages of the process, and how long the deal has been in each. */
export function StageBar({ deal, page, pipeline }: StageBarProps) {
  const { t } = useI18n()
  const now = useNow()()
  const list = useRef<HTMLOListElement>(null)
  const { process } = pipeline.pipeline
  const at = indexOf(process, deal.stage)
  const win = winIndex(process)
  const days = new Map<string, number>()
  for (const { stage, entered_at, left_at, void: undone } of page.visits) {
    if (undone || !entered_at) continue
    const spent = (left_at ? Date.parse(left_at) : now) - Date.parse(entered_at)
    days.set(stage, (days.get(stage) ?? 0) + Math.max(0, spent) / day)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage that the deal is in comes into sight
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (current && list.current) {
      list.current.scrollLeft = current.offsetLeft - list.current.clientWidth / 2 + current.clientWidth / 2
    }
  }, [deal.stage])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a bar that scrolls must be reachable by keyboard
    <ol ref={list} className={classes.stages} aria-label={t('deal.stages')} tabIndex={0}>
      {pipeline.stages.map(({ key, number, name }, i) => {
        const spent = days.get(key)
        const state = i === at ? 'now' : i < at || deal.outcome === 'won' ? 'past' : 'ahead'
        return (
          <li
            key={key}
            className={classes.stage}
            data-state={state}
            data-stage={((number - 1) % 8) + 1}
            aria-current={i === at ? 'step' : undefined}
          >
            <span className={classes.stageNumber}>
              {state === 'past' && spent !== undefined ? (
                <IconCheck size={14} stroke={2.25} aria-label={t('deal.stage.passed')} />
              ) : (
                number
              )}
            </span>
            <span className={classes.stageName}>{name}</span>
            {spent !== undefined && (
              <span className={classes.stageDays}>{t('deal.stage.days', { count: Math.floor(spent) })}</span>
            )}
            {i === win && (
              <IconFlag size={14} stroke={1.75} className={classes.winLine} aria-label={t('deal.winLine')} />
            )}
          </li>
        )
      })}
    </ol>
  )
}
