import { Menu } from '@mantine/core'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import {
  IconArrowRight,
  IconCalendarPlus,
  IconExternalLink,
  IconHourglass,
  IconTrophy,
  IconX,
} from '@tabler/icons-react'
import { nextOf, winTarget } from '../gate'
import { useI18n } from '../i18n'
import type { PipelineView, StageView } from '../session'
import { useEntity } from '../state/hooks'
import type { Place } from '../ui/place'
import classes from './board.module.css'
import { StageMark } from './StageMark'
import { useVerdict, useVerdictWords } from './verdict'

export type CardCommand = 'open' | 'nextStep' | 'won' | 'lost' | 'waiting'

interface CardMenuProps {
  dealId: string
  /** Where the menu hangs, in the window. */
  at: Place
  pipeline: PipelineView
  onMove: (stage: string) => void
  onCommand: (command: CardCommand) => void
  onClose: () => void
}

/** Everything that can be done with a card: the moves that dragging does, and more. */
export function CardMenu({ dealId, at, pipeline, onMove, onCommand, onClose }: CardMenuProps) {
  const { t } = useI18n()
  const deal = useEntity('deal', dealId)
  const { process } = pipeline.pipeline
  const from = String(deal?.stage ?? '')

  return (
    <Menu
      opened
      onChange={(open) => !open && onClose()}
      position="right-start"
      offset={4}
      width={280}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      classNames={{ dropdown: classes.menu, item: classes.menuItem, label: classes.menuLabel }}
    >
      <Menu.Target>
        <span className={classes.menuAnchor} style={at} aria-hidden="true" />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('board.actions', { deal: String(deal?.name ?? '') })}>
        <Menu.Label>{t('board.moveTo')}</Menu.Label>
        {inOrder(pipeline, from).map((stage) => (
          <StageItem
            key={stage.key}
            stage={stage}
            dealId={dealId}
            pipeline={pipeline}
            next={nextOf(process, from) === stage.key}
            onMove={onMove}
          />
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconExternalLink size={16} stroke={1.5} />}
          onClick={() => onCommand('open')}
        >
          {t('board.open')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCalendarPlus size={16} stroke={1.5} />}
          onClick={() => onCommand('nextStep')}
        >
          {t('board.nextStep')}
        </Menu.Item>
        {deal?.outcome === 'open' && (
          <>
            <Menu.Item
              leftSection={<IconHourglass size={16} stroke={1.5} />}
              onClick={() => onCommand('waiting')}
            >
              {t('board.wait')}
            </Menu.Item>
            {winTarget(process, from) && (
              <Menu.Item leftSection={<IconTrophy size={16} stroke={1.5} />} onClick={() => onCommand('won')}>
                {t('board.won')}
              </Menu.Item>
            )}
            {process.kind === 'sale' && (
              <Menu.Item leftSection={<IconX size={16} stroke={1.5} />} onClick={() => onCommand('lost')}>
                {t('board.lost')}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The next stage first, then the others as they come; the deal's own is left out. */
function inOrder({ stages, pipeline: { process } }: PipelineView, from: string): StageView[] {
  const next = nextOf(process, from)
  const others = stages.filter(({ key }) => key !== from && key !== next)
  return [...stages.filter(({ key }) => key === next), ...others]
}

interface StageItemProps {
  stage: StageView
  dealId: string
  pipeline: PipelineView
  next: boolean
  onMove: (stage: string) => void
}

function StageItem({ stage, dealId, pipeline, next, onMove }: StageItemProps) {
  const words = useVerdictWords()
  const verdict = useVerdict(pipeline.pipeline.process, dealId, stage.key, next)
  const forbidden = verdict.kind === 'forbidden'
  return (
    <Menu.Item
      leftSection={<StageMark number={stage.number} />}
      rightSection={next ? <IconArrowRight size={14} stroke={1.75} /> : undefined}
      aria-disabled={forbidden || undefined}
      closeMenuOnClick={!forbidden}
      onClick={() => !forbidden && onMove(stage.key)}
    >
      {stage.name}
      {!(verdict.kind === 'asks' && verdict.open === undefined) && (
        <span className={classes.menuHint}>{words(verdict)}</span>
      )}
    </Menu.Item>
  )
}
