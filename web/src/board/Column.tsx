import { IconAlertTriangle, IconArrowBackUp, IconBan, IconCheck, IconHelpCircle } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { type Between, nextOf, type Process, wayBetween } from '../gate'
import { useI18n } from '../i18n'
import type { PipelineView, StageView } from '../session'
import { useStore } from '../state/hooks'
import { useBoardActions } from './actions'
import { gapAt, neighbours } from './between'
import classes from './board.module.css'
import type { ColumnState } from './board-model'
import { Card } from './Card'
import { ColumnHead } from './ColumnHead'
import { StageMark } from './StageMark'
import { useCardHeight } from './useCardHeight'
import { useVerdict, useVerdictWords } from './verdict'

export interface ColumnProps {
  column: ColumnState
  stage: StageView | undefined
  pipeline: PipelineView
  /** The card that Tab stops at, where it is in this column. */
  currentId: string | undefined
  /** Where the keyboard goes: the list scrolls there. */
  goTo: { id: string } | undefined
  selected: ReadonlySet<string>
  flashing: string | undefined
  /** The deal whose questions are being answered before it comes here. */
  ghost: string | undefined
  dragging: string | undefined
  collapsed: boolean
  onCollapse: (() => void) | undefined
  onAdd: (() => void) | undefined
  onDrop: (dealId: string, stage: string, between?: Between) => void
  /** On a phone each card has a button that moves it on. */
  phone: boolean
}

/** One stage with its deals; draws only the cards in sight. */
export const Column = memo(function Column(props: ColumnProps) {
  const { column, stage, pipeline, collapsed, dragging, onCollapse, onDrop } = props
  const { t } = useI18n()
  const box = useRef<HTMLElement>(null)
  const titleId = useId()
  const inSight = useInSight(box)
  const gap = useDropTarget(box, column, pipeline.pipeline.process, onDrop)
  const over = gap !== undefined
  const name = stage?.name ?? t('board.retired')
  if (collapsed) {
    return (
      <section ref={box} className={classes.collapsed} data-over={over || undefined} data-column={column.key}>
        <button type="button" aria-expanded="false" onClick={onCollapse}>
          <span className={classes.hidden}>{t('board.expand')}</span>
          {stage && <StageMark number={stage.number} />}
          <span className={classes.collapsedCount}>{column.total.count}</span>
          <span className={classes.collapsedName}>{name}</span>
        </button>
      </section>
    )
  }
  return (
    <section
      ref={box}
      className={classes.column}
      data-column={column.key}
      data-over={over || undefined}
      aria-labelledby={titleId}
    >
      <ColumnHead
        stage={stage}
        titleId={titleId}
        total={column.total}
        onCollapse={props.phone ? undefined : onCollapse}
        onAdd={props.onAdd}
      />
      {dragging ? (
        <ColumnVerdict process={pipeline.pipeline.process} dealId={dragging} to={column.key} over={over} />
      ) : null}
      {inSight ? <Cards {...props} gap={gap} /> : <div className={classes.cards} />}
    </section>
  )
})

/** `gap` is where a card would be put that is dropped now. */
function Cards(props: ColumnProps & { gap: number | undefined }) {
  const { column, stage, pipeline, currentId, goTo, selected, flashing, ghost, phone, gap } = props
  const { t } = useI18n()
  const store = useStore()
  const { drag } = useBoardActions()
  const scroll = useRef<HTMLDivElement>(null)
  const height = useCardHeight()
  const { ids } = column
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 2,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: cards of another height stand elsewhere
  useEffect(() => virtual.measure(), [virtual, height])
  useEffect(() => {
    const at = goTo ? ids.indexOf(goTo.id) : -1
    if (at >= 0) virtual.scrollToIndex(at)
  }, [virtual, goTo, ids])
  useEffect(() => (scroll.current ? drag?.scrollAtEdges(scroll.current) : undefined), [drag])

  const nextKey = nextOf(pipeline.pipeline.process, column.key)
  const nextStage = pipeline.stages.find(({ key }) => key === nextKey)
  const next =
    phone && nextStage ? { key: nextKey, label: `${nextStage.number} ${nextStage.name}` } : undefined
  const left = column.total.count - ids.length
  return (
    <div ref={scroll} className={classes.cards}>
      {ghost && (
        <div className={classes.ghost}>
          <IconHelpCircle size={16} stroke={1.5} aria-hidden="true" />
          {String(store.get('deal', ghost)?.name ?? '')}
        </div>
      )}
      {ids.length === 0 && !ghost && <p className={classes.noCards}>{t('board.column.empty')}</p>}
      <ul className={classes.cardList} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const id = ids[index]
          return (
            id && (
              <Card
                key={key}
                id={id}
                top={start}
                position={index + 1}
                count={ids.length}
                current={id === currentId}
                selected={selected.has(id)}
                flashing={id === flashing}
                staleAfter={stage?.stage.limits?.stale_days ?? 0}
                next={next?.key}
                nextLabel={next?.label}
              />
            )
          )
        })}
        {gap !== undefined && <li className={classes.gap} style={{ top: gap * height }} aria-hidden="true" />}
      </ul>
      {left > 0 && <p className={classes.noCards}>{t('board.more', { count: left })}</p>}
    </div>
  )
}

interface ColumnVerdictProps {
  process: Process
  dealId: string
  to: string
  over: boolean
}

/** What the stage says to the deal that is being dragged. */
function ColumnVerdict({ process, dealId, to, over }: ColumnVerdictProps) {
  const store = useStore()
  const from = String(store.get('deal', dealId)?.stage ?? '')
  const verdict = useVerdict(process, dealId, to, over || nextOf(process, from) === to)
  const words = useVerdictWords()
  if (verdict.kind === 'here') return null
  const open = verdict.kind === 'asks' ? verdict.open : undefined
  const Icon =
    verdict.kind === 'forbidden'
      ? IconBan
      : verdict.kind === 'back'
        ? IconArrowBackUp
        : open
          ? IconAlertTriangle
          : IconCheck
  return (
    <p className={classes.verdict} data-verdict={open ? 'open' : verdict.kind}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {words(verdict)}
    </p>
  )
}

/** Takes dropped cards, where the process has a way for them; gives the gap that the pointer is at. */
function useDropTarget(
  box: RefObject<HTMLElement | null>,
  column: ColumnState,
  process: Process,
  onDrop: ColumnProps['onDrop'],
): number | undefined {
  const store = useStore()
  const { drag } = useBoardActions()
  const height = useCardHeight()
  const [gap, setGap] = useState<number>()
  const latest = useRef(column)
  useEffect(() => {
    latest.current = column
  })
  const { key } = column
  useEffect(() => {
    if (!box.current) return
    const gapIn = (y: number) => {
      const list = box.current?.querySelector('ul')
      return list ? gapAt(y, list.getBoundingClientRect().top, height, latest.current.ids.length) : 0
    }
    return drag?.dropOn(box.current, {
      mayTake: (id) => wayBetween(process, String(store.get('deal', id)?.stage ?? ''), key) !== undefined,
      onOver: (y) => setGap(y === undefined ? undefined : gapIn(y)),
      onDrop: (id, y) => {
        const { ids, total } = latest.current
        onDrop(id, key, neighbours(ids, gapIn(y), id, total.count > ids.length))
      },
    })
  }, [box, store, drag, key, process, height, onDrop])
  return gap
}

/** Columns far to the side stand empty until they come near. */
function useInSight(box: RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(false)
  useEffect(() => {
    if (!box.current) return
    const observer = new IntersectionObserver(
      (entries) => setInSight(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: '0px 200px' },
    )
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
  return inSight
}
