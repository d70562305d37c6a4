import { IconArrowRight, IconX } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import { type PipelineView, useSession } from '../session'
import type { Fields } from '../state/change'
import { useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { Menu } from '../ui/Menu'
import classes from './board.module.css'
import { StageMark } from './StageMark'

interface SelectionBarProps {
  ids: ReadonlySet<string>
  pipeline: PipelineView
  onMove: (stage: string) => void
  onClear: () => void
}

/** What can be done with all selected deals at once. */
export function SelectionBar({ ids, pipeline, onMove, onClear }: SelectionBarProps) {
  const { t, format } = useI18n()
  const store = useStore()
  const { workspace } = useSession()
  const deals = [...ids].flatMap((id): Fields[] => {
    const deal = store.get('deal', id)
    return deal ? [deal] : []
  })
  const sum = deals
    .filter(({ currency }) => currency === workspace.currency)
    .reduce((sum, { value }) => sum + Number(value ?? 0), 0)
  return (
    <section className={classes.selection} aria-label={t('board.selection')}>
      <span role="status">
        {t('board.selected', {
          count: ids.size,
          sum: format.compactMoney({ minor: sum, currency: workspace.currency }),
        })}
      </span>
      <Menu
        label={t('board.moveTo')}
        items={pipeline.stages.map(({ key, number, name }) => ({
          id: key,
          label: name,
          icon: <StageMark number={number} />,
          onSelect: () => onMove(key),
        }))}
      >
        <Button look="primary" icon={<IconArrowRight size={16} stroke={1.75} />}>
          {t('board.move')}
        </Button>
      </Menu>
      <Button look="quiet" icon={<IconX size={16} stroke={1.75} />} onClick={onClear}>
        {t('board.clear')}
      </Button>
    </section>
  )
}
