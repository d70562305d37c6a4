import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import type { PipelineView } from '../session'
import { Button } from '../ui/Button'
import { ChoiceMenu } from '../ui/ChoiceMenu'
import classes from './board.module.css'
import type { Total } from './board-model'
import { TotalLine } from './ColumnHead'
import { FilterBar } from './FilterBar'

interface BoardHeadProps {
  pipeline: PipelineView
  pipelines: readonly PipelineView[]
  total: Total
  filter: string
  ignored: readonly string[]
  onFilter: (filter: string, how: 'typing' | 'choosing') => void
  onPipeline: (id: string) => void
  onNew: (() => void) | undefined
}

/** Which pipeline, what it adds up to, which part of it is shown. */
export function BoardHead(props: BoardHeadProps) {
  const { pipeline, pipelines, total, onNew } = props
  const { t } = useI18n()
  return (
    <header className={classes.head}>
      <title>{`${pipeline.name} · ${t('board.title')} · Hummock`}</title>
      <h1 className={classes.title}>
        <span className={classes.hidden}>{t('board.title')}: </span>
        {pipelines.length > 1 ? (
          <ChoiceMenu
            label={t('board.pipeline')}
            choices={pipelines.map(({ id, name }) => ({ id, label: name }))}
            chosen={pipeline.id}
            onChoose={props.onPipeline}
          >
            <button type="button" className={classes.pipeline}>
              {pipeline.name}
              <IconChevronDown size={18} stroke={1.75} aria-hidden="true" />
            </button>
          </ChoiceMenu>
        ) : (
          pipeline.name
        )}
      </h1>
      <span className={classes.headTotal}>
        <span>{t('board.deals', { count: total.count })}</span>
        <TotalLine total={total} />
      </span>
      {onNew && (
        <Button look="primary" icon={<IconPlus size={18} stroke={1.75} />} onClick={onNew}>
          {t('board.new')}
        </Button>
      )}
      <FilterBar filter={props.filter} ignored={props.ignored} onChange={props.onFilter} />
    </header>
  )
}
