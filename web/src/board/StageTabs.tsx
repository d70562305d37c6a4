import { useEffect, useRef } from 'react'
import { useI18n } from '../i18n'
import type { PipelineView } from '../session'
import classes from './board.module.css'
import type { ColumnState } from './board-model'
import { StageMark } from './StageMark'

interface StageTabsProps {
  columns: readonly ColumnState[]
  pipeline: PipelineView
  chosen: string
  onChoose: (key: string) => void
}

/** On a phone one stage is shown at a time. */
export function StageTabs({ columns, pipeline, chosen, onChoose }: StageTabsProps) {
  const { t } = useI18n()
  const bar = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice is brought into sight
  useEffect(() => {
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [chosen])
  return (
    <nav ref={bar} className={classes.tabs} aria-label={t('board.stages')}>
      {columns.map(({ key, total }) => {
        const stage = pipeline.stages.find((each) => each.key === key)
        const name = stage?.name ?? t('board.retired')
        return (
          <button
            key={key}
            type="button"
            className={classes.tab}
            aria-current={key === chosen ? 'true' : undefined}
            onClick={() => onChoose(key)}
          >
            {stage && <StageMark number={stage.number} />}
            <span className={key === chosen ? classes.tabName : classes.hidden}>{name}</span>
            <span className={classes.count}>{total.count}</span>
          </button>
        )
      })}
    </nav>
  )
}
