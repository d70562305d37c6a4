import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Between, useMoves, wayBetween, winTarget } from '../gate'
import { useI18n } from '../i18n'
import { type PipelineView, useSession, useUsers } from '../session'
import { useStore } from '../state/hooks'
import { NothingMatches } from '../ui/PageState'
import { type Place, placeOf } from '../ui/place'
import { type BoardActions, BoardActionsProvider, initialsOf } from './actions'
import { BoardHead } from './BoardHead'
import classes from './board.module.css'
import type { CardCommand } from './CardMenu'
import { Column } from './Column'
import { DropZones, type Zone } from './DropZones'
import {
  BulkMove,
  CardMenu,
  LossDialog,
  NewDealDialog,
  preloadDialogs,
  SelectionBar,
  StepDialog,
  WaitDialog,
} from './dialogs'
import { FirstDeal } from './FirstDeal'
import { termsOf, withoutTerm } from './filter'
import { StageDigits } from './StageDigits'
import { StageTabs } from './StageTabs'
import { type OpenBoard, useBoardState } from './useBoard'
import { useBoardKeys } from './useBoardKeys'
import { useCardFocus } from './useCardFocus'
import { usePhone } from './useCardHeight'
import { useCollapsed } from './useCollapsed'
import { useDragging, useDragKit } from './useDragKit'
import { useFlash } from './useFlash'

interface OpenedBoardProps {
  open: OpenBoard
  pipeline: PipelineView
  pipelines: readonly PipelineView[]
  filter: string
  /** A new filter is being asked for. */
  working: boolean
  /** A new deal was asked for on the way here. */
  adding: boolean
  onAdding: () => void
  onFilter: (filter: string, how: 'typing' | 'choosing') => void
  onPipeline: (id: string) => void
}

type Asking = { kind: Exclude<CardCommand, 'open' | 'won'>; id: string } | { kind: 'new'; stage?: string }

/** After this time the board is painted, and what else it may need is fetched. */
const restTime = 500

export function OpenedBoard(props: OpenedBoardProps) {
  const { open, pipeline, pipelines, filter, adding, onAdding, onFilter } = props
  const { t } = useI18n()
  const store = useStore()
  const navigate = useNavigate()
  const { can } = useSession()
  const { users } = useUsers()
  const phone = usePhone()
  const state = useBoardState(open.model)
  const [stageOnPhone, setStageOnPhone] = useState(state.columns[0]?.key ?? '')
  const collapsed = useCollapsed(pipeline.id)
  const columns = phone ? state.columns.filter(({ key }) => key === stageOnPhone) : state.columns
  const focus = useCardFocus(columns, collapsed.keys)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [menu, setMenu] = useState<{ id: string; at: Place }>()
  const [asking, setAsking] = useState<Asking>()
  const [bulk, setBulk] = useState<string>()
  const [flashing, flash] = useFlash()
  const drag = useDragKit()
  const dragging = useDragging(drag)
  const box = useRef<HTMLElement>(null)
  useEffect(() => (box.current ? drag?.scrollAtEdges(box.current) : undefined), [drag])
  useEffect(() => void setTimeout(preloadDialogs, restTime), [])

  useEffect(() => {
    if (!adding) return
    setAsking({ kind: 'new' })
    onAdding()
  }, [adding, onAdding])

  const moves = useMoves({
    onMoved: (id) => {
      flash(id)
      focus.goTo(id)
    },
    onStayed: focus.goTo,
  })
  const mover = useRef(moves.move)
  useEffect(() => {
    mover.current = moves.move
  })
  const move = useCallback(
    (id: string, to: string, between?: Between) => void mover.current(id, to, pipeline, between),
    [pipeline],
  )

  const actions = useMemo<BoardActions>(() => {
    const owners = new Map(users.map(({ id, name }) => [id, { name, initials: initialsOf(name) }]))
    return {
      move,
      toggle: (id) => setSelected((before) => toggled(before, id)),
      openMenu: (id, anchor) => setMenu({ id, at: placeOf(anchor) }),
      setCurrent: focus.setCurrent,
      ownerOf: (id) => owners.get(id),
      drag,
      wanted: focus.wanted,
    }
  }, [move, users, drag, focus.setCurrent, focus.wanted])

  function handleCommand(id: string, command: CardCommand) {
    setMenu(undefined)
    const deal = store.get('deal', id)
    if (command === 'open') {
      void navigate({ to: '/d/$number', params: { number: String(deal?.number) } })
    } else if (command === 'won') {
      const to = winTarget(pipeline.pipeline.process, String(deal?.stage))
      if (to) move(id, to)
    } else setAsking({ kind: command, id })
  }
  const handleZone = useCallback(
    (id: string, zone: Zone) => {
      const to = winTarget(pipeline.pipeline.process, String(store.get('deal', id)?.stage))
      if (zone !== 'won') setAsking({ kind: zone, id })
      else if (to) move(id, to)
    },
    [pipeline, store, move],
  )
  function closeAsking() {
    if (asking && 'id' in asking) focus.goTo(asking.id)
    setAsking(undefined)
  }
  useBoardKeys({
    current: focus.current,
    onMenu: (id) => {
      const card = document.querySelector(`[data-card="${id}"]`)
      if (card) setMenu({ id, at: placeOf(card) })
    },
    onSelect: actions.toggle,
    onClear: () => setSelected(new Set()),
    onCommand: handleCommand,
    onUndo: moves.undoLast,
    onNew: () => can('create-deal') && setAsking({ kind: 'new' }),
  })

  const empty = state.total.count === 0
  return (
    <BoardActionsProvider value={actions}>
      <div className={classes.page} data-working={props.working || undefined}>
        <BoardHead
          pipeline={pipeline}
          pipelines={pipelines}
          total={state.total}
          filter={filter}
          ignored={open.board.ignored}
          onFilter={onFilter}
          onPipeline={props.onPipeline}
          onNew={can('create-deal') ? () => setAsking({ kind: 'new' }) : undefined}
        />
        {phone && (
          <StageTabs
            columns={state.columns}
            pipeline={pipeline}
            chosen={stageOnPhone}
            onChoose={setStageOnPhone}
          />
        )}
        {empty && filter !== '' ? (
          <NothingMatches
            title={t('board.noMatch')}
            filters={termsOf(filter).map((term) => ({ id: term, name: term }))}
            onRemove={(term) => onFilter(withoutTerm(filter, term), 'choosing')}
            onClear={() => onFilter('', 'choosing')}
          />
        ) : (
          <section
            ref={box}
            className={classes.columns}
            onKeyDown={focus.handleKey}
            aria-label={t('board.of', { pipeline: pipeline.name })}
          >
            {columns.map((column, i) => (
              <Column
                key={column.key}
                column={column}
                stage={pipeline.stages.find(({ key }) => key === column.key)}
                pipeline={pipeline}
                currentId={focus.current && column.ids.includes(focus.current) ? focus.current : undefined}
                goTo={focus.target && column.ids.includes(focus.target.id) ? focus.target : undefined}
                selected={selected}
                flashing={flashing}
                ghost={moves.asking?.to === column.key ? moves.asking.id : undefined}
                dragging={dragging}
                collapsed={!phone && collapsed.keys.has(column.key)}
                onCollapse={collapsed.toggleOf(column.key)}
                onAdd={i === 0 && can('create-deal') ? () => setAsking({ kind: 'new' }) : undefined}
                onDrop={move}
                phone={phone}
              />
            ))}
            {empty && <FirstDeal onNew={() => setAsking({ kind: 'new' })} />}
          </section>
        )}
        {dragging && (
          <DropZones zones={zonesFor(pipeline, store.get('deal', dragging)?.stage)} onDrop={handleZone} />
        )}
        {selected.size > 0 && (
          <SelectionBar
            ids={selected}
            pipeline={pipeline}
            onMove={setBulk}
            onClear={() => setSelected(new Set())}
          />
        )}
      </div>
      {moves.gate}
      {menu && (
        <StageDigits
          stages={pipeline.stages}
          onStage={(stage) => {
            const from = String(store.get('deal', menu.id)?.stage)
            if (!wayBetween(pipeline.pipeline.process, from, stage)) return
            setMenu(undefined)
            move(menu.id, stage)
          }}
        />
      )}
      {menu && (
        <CardMenu
          dealId={menu.id}
          at={menu.at}
          pipeline={pipeline}
          onMove={(stage) => {
            setMenu(undefined)
            move(menu.id, stage)
          }}
          onCommand={(command) => handleCommand(menu.id, command)}
          onClose={() => {
            setMenu(undefined)
            focus.goTo(menu.id)
          }}
          onMissing={() => setMenu(undefined)}
        />
      )}
      {bulk && (
        <BulkMove
          ids={selected}
          to={bulk}
          pipeline={pipeline}
          aside={moves.asking !== undefined}
          onAnswer={(id, unmet) => moves.askFor(id, bulk, unmet, pipeline)}
          onDone={(left, together) => {
            setBulk(undefined)
            moves.tellMovedTogether(together, bulk, pipeline)
            setSelected(new Set(left))
          }}
        />
      )}
      {asking?.kind === 'new' && (
        <NewDealDialog
          pipeline={pipeline}
          stage={asking.stage}
          onClose={() => setAsking(undefined)}
          onMade={(id) => {
            open.model.admit(id)
            flash(id)
            focus.goTo(id)
          }}
        />
      )}
      {asking?.kind === 'lost' && <LossDialog dealId={asking.id} onClose={closeAsking} />}
      {asking?.kind === 'waiting' && <WaitDialog dealId={asking.id} onClose={closeAsking} />}
      {asking?.kind === 'nextStep' && <StepDialog dealId={asking.id} onClose={closeAsking} />}
    </BoardActionsProvider>
  )
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

function zonesFor({ pipeline: { process } }: PipelineView, stage: unknown): Zone[] {
  if (process.kind === 'relationship') return ['waiting']
  return winTarget(process, String(stage)) ? ['won', 'lost', 'waiting'] : ['lost', 'waiting']
}
