import { IconAlertTriangle, IconDotsVertical, IconFlag, IconShieldCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, type RefObject, useEffect, useRef } from 'react'
import { useToday } from '../gate'
import { useI18n } from '../i18n'
import { dateIn, daysBetween } from '../i18n/plain-date'
import { useSession } from '../session'
import { useEntity, useStore } from '../state/hooks'
import { Money } from '../ui/Money'
import { useBoardActions } from './actions'
import classes from './board.module.css'
import { type Card as CardOf, stepState } from './cards'
import { StepChip } from './StepChip'
import { useCostWarning } from './useCostWarnings'

interface CardProps {
  id: string
  position: number
  count: number
  /** The one card that Tab stops at. */
  current: boolean
  selected: boolean
  flashing: boolean
  /** Days after which a deal in this stage is stale; 0: never. */
  staleAfter: number
  /** Pixels from the top of the list. */
  top: number
  /** Where the button that moves it on leads, on a phone. */
  next?: string | undefined
  nextLabel?: string | undefined
}

/** One deal on the board. */
export const Card = memo(function Card(props: CardProps) {
  const { id, top, position, count, current, selected, flashing } = props
  const deal = useEntity('deal', id) as unknown as CardOf | undefined
  const actions = useBoardActions()
  const card = useRef<HTMLLIElement>(null)
  const link = useRef<HTMLAnchorElement>(null)
  useDraggable(card, id, deal !== undefined)
  useWantedFocus(link, id)
  if (!deal) return null
  return (
    <li
      ref={card}
      className={classes.card}
      style={{ transform: `translateY(${top}px)` }}
      data-card={id}
      data-selected={selected || undefined}
      data-flash={flashing || undefined}
      aria-posinset={position}
      aria-setsize={count}
      onFocus={() => actions.setCurrent(id)}
    >
      <CardHead deal={deal} link={link} current={current} selected={selected} />
      <CardMiddle deal={deal} />
      <CardFoot {...props} deal={deal} />
    </li>
  )
})

interface HeadProps {
  deal: CardOf
  link: RefObject<HTMLAnchorElement | null>
  current: boolean
  selected: boolean
}

function CardHead({ deal, link, current, selected }: HeadProps) {
  const { t } = useI18n()
  const actions = useBoardActions()
  const tabIndex = current ? 0 : -1
  return (
    <div className={classes.cardHead}>
      <input
        type="checkbox"
        className={classes.select}
        aria-label={t('board.select', { deal: deal.name })}
        tabIndex={tabIndex}
        checked={selected}
        onChange={() => actions.toggle(deal.id)}
      />
      <Link
        ref={link}
        className={classes.cardName}
        to="/d/$number"
        params={{ number: String(deal.number) }}
        draggable={false}
        tabIndex={tabIndex}
        data-open
      >
        {deal.name}
      </Link>
      <button
        type="button"
        className={classes.cardMenu}
        aria-label={t('board.actions', { deal: deal.name })}
        aria-haspopup="menu"
        tabIndex={tabIndex}
        onClick={(event) => actions.openMenu(deal.id, event.currentTarget)}
      >
        <IconDotsVertical size={16} stroke={1.75} />
      </button>
    </div>
  )
}

function CardMiddle({ deal }: { deal: CardOf }) {
  const { t } = useI18n()
  return (
    <div className={classes.cardMiddle}>
      <span className={classes.company}>{deal.company_name || t('board.noCompany')}</span>
      {deal.value !== null && <Money amount={{ minor: deal.value, currency: deal.currency }} in="table" />}
    </div>
  )
}

function CardFoot({ deal, staleAfter, next, nextLabel = '' }: CardProps & { deal: CardOf }) {
  const { t } = useI18n()
  const { workspace } = useSession()
  const today = useToday()
  const actions = useBoardActions()
  const since = deal.stage_since ? dateIn(workspace.time_zone, Date.parse(deal.stage_since)) : today
  const days = Math.max(0, daysBetween(since, today))
  const stale = staleAfter > 0 && days > staleAfter
  const owner = actions.ownerOf(deal.owner_id)
  const warning = useCostWarning(deal.id)
  return (
    <div className={classes.cardFoot}>
      <StepChip step={stepState(deal, today)} />
      <span className={classes.marks}>
        {warning && (
          <span className={classes.mark} data-warning title={t('board.cost', { warning })}>
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
            <span className={classes.hidden}>{t('board.cost', { warning })}</span>
          </span>
        )}
        {deal.debts > 0 && (
          <span className={classes.mark} title={t('board.debts', { count: deal.debts })}>
            <IconFlag size={14} stroke={1.75} aria-hidden="true" />
            <span className={classes.hidden}>{t('board.debts', { count: deal.debts })}</span>
            <span aria-hidden="true">{deal.debts}</span>
          </span>
        )}
        {deal.waivers > 0 && (
          <span className={classes.mark} title={t('board.waivers', { count: deal.waivers })}>
            <IconShieldCheck size={14} stroke={1.75} aria-hidden="true" />
            <span className={classes.hidden}>{t('board.waivers', { count: deal.waivers })}</span>
          </span>
        )}
        <span
          className={classes.days}
          data-stale={stale || undefined}
          title={t(stale ? 'board.days.stale' : 'board.days.long', { count: days })}
        >
          {stale ? t('board.days.slow', { count: days }) : t('board.days', { count: days })}
        </span>
        {owner && (
          <span className={classes.owner} title={owner.name}>
            <span aria-hidden="true">{owner.initials}</span>
            <span className={classes.hidden}>{owner.name}</span>
          </span>
        )}
      </span>
      {next && (
        <button
          type="button"
          className={classes.next}
          aria-label={t('board.moveOne', { deal: deal.name, stage: nextLabel })}
          onClick={() => actions.move(deal.id, next)}
        >
          → {nextLabel}
        </button>
      )}
    </div>
  )
}

/** Lets a mouse take the card; fingers use its menu and its button. */
function useDraggable(card: RefObject<HTMLElement | null>, id: string, ready: boolean) {
  const store = useStore()
  const { drag } = useBoardActions()
  useEffect(() => {
    if (!ready || !card.current) return
    const lines = () => {
      const { name, company_name } = (store.get('deal', id) ?? {}) as Partial<CardOf>
      return [name ?? '', company_name ?? '']
    }
    return drag?.takeFrom(card.current, { dealId: id, lines, className: classes.preview ?? '' })
  }, [card, id, ready, store, drag])
}

/** Takes the focus when the card appears that the keyboard has gone to. */
function useWantedFocus(link: RefObject<HTMLAnchorElement | null>, id: string) {
  const { wanted } = useBoardActions()
  useEffect(() => {
    if (wanted.current !== id || !link.current) return
    wanted.current = undefined
    link.current.focus({ preventScroll: true })
  })
}
