import {
  IconCheck,
  IconClock,
  IconHourglass,
  IconInbox,
  IconMail,
  IconPhone,
  IconSquareCheck,
  IconUsers,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CompleteDialog, StepDialog, usePutOff } from '../deals'
import { useI18n } from '../i18n'
import { useCountdown } from '../leads'
import { useSession } from '../session'
import { Button } from '../ui/Button'
import { Menu } from '../ui/Menu'
import { useShortcut } from '../ui/Shortcuts'
import classes from './Today.module.css'
import type { Day, DayDeal, Item } from './useDay'
import { useItemWords } from './words'

interface ItemCardProps {
  item: Item
  day: Day
  /** It is the one to do now: large, and with keys of its own. */
  now?: boolean
  onChanged: () => void
}

const icons = { call: IconPhone, mail: IconMail, meeting: IconUsers, to_do: IconSquareCheck }

function iconOf({ lead, promise, task }: Item) {
  if (lead) return IconInbox
  if (promise) return IconHourglass
  return (task && icons[task.kind as keyof typeof icons]) || IconSquareCheck
}

/** One thing that needs somebody: what, on which deal, why now, and a way to do it or put it off. */
export function ItemCard({ item, day, now = false, onChanged }: ItemCardProps) {
  const { what, why } = useItemWords(day)
  const { format } = useI18n()
  const Icon = iconOf(item)
  const Name = now ? 'h3' : 'h4'
  const { deal, promise } = item
  const at = item.at && !item.lead ? format.time(Date.parse(item.at)) : ''
  return (
    <li className={classes.item} data-now={now || undefined} data-late={item.late_days > 0 || undefined}>
      <Name className={classes.what}>
        <Icon size={now ? 22 : 18} stroke={1.5} aria-hidden="true" />
        <span>
          {at && <b className={classes.at}>{at}</b>}
          {what(item)}
        </span>
      </Name>
      {deal && <About deal={deal} />}
      {promise && (
        <p className={classes.about}>
          <Link to="/d/$number" params={{ number: String(promise.deal_number) }}>
            {`D-${promise.deal_number} ${promise.deal_name}`}
          </Link>
        </p>
      )}
      {item.lead && <Countdown lead={item.lead} />}
      <p className={classes.why}>{why(item)}</p>
      <Actions item={item} day={day} now={now} onChanged={onChanged} />
    </li>
  )
}

function About({ deal }: { deal: DayDeal }) {
  const { t, format } = useI18n()
  return (
    <p className={classes.about}>
      <Link to="/d/$number" params={{ number: String(deal.number) }}>
        {`D-${deal.number} ${deal.name}`}
      </Link>
      <span>
        {[
          deal.company_name,
          deal.value !== null && format.money({ minor: deal.value, currency: deal.currency }),
          t('today.stage', { stage: deal.stage_name, days: deal.days }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  )
}

function Countdown({ lead }: { lead: NonNullable<Item['lead']> }) {
  const { words, late } = useCountdown(lead)
  return <p className={late ? classes.late : classes.about}>{words}</p>
}

function Actions({ item, day, now, onChanged }: Required<ItemCardProps>) {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { can, me } = useSession()
  const { what } = useItemWords(day)
  const { task, deal, lead, promise } = item
  if (day.of !== me.id) return null
  if (task && deal)
    return can('complete-task') ? (
      <TaskActions task={task} deal={deal} now={now} onChanged={onChanged} />
    ) : null
  const number = promise ? promise.deal_number : deal?.number
  return (
    <div className={classes.actions}>
      <Button
        look={now ? 'primary' : 'plain'}
        aria-label={t('today.open.this', { name: what(item) })}
        onClick={() =>
          void navigate(lead ? { to: '/leads' } : { to: '/d/$number', params: { number: String(number) } })
        }
      >
        {t('today.open')}
      </Button>
    </div>
  )
}

interface TaskActionsProps {
  task: NonNullable<Item['task']>
  deal: DayDeal
  now: boolean
  onChanged: () => void
}

function TaskActions({ task, deal, now, onChanged }: TaskActionsProps) {
  const { t } = useI18n()
  const [completing, setCompleting] = useState(false)
  const days = usePutOff(deal.id, task, onChanged)
  return (
    <div className={classes.actions}>
      {now && <Key onPress={() => setCompleting(true)} />}
      <Button
        look={now ? 'primary' : 'plain'}
        icon={<IconCheck size={16} stroke={2} />}
        aria-label={t('today.log.this', { step: task.title })}
        onClick={() => setCompleting(true)}
      >
        {t('today.log')}
      </Button>
      <Menu label={t('today.putOff.this', { step: task.title })} items={days}>
        <Button
          look="quiet"
          icon={<IconClock size={16} stroke={1.75} />}
          aria-label={t('today.putOff.this', { step: task.title })}
        >
          {t('today.putOff')}
        </Button>
      </Menu>
      {completing && (
        <CompleteDialog
          task={task}
          deal={deal}
          onClose={() => setCompleting(false)}
          onDone={() => {
            setCompleting(false)
            onChanged()
          }}
        />
      )}
    </div>
  )
}

/** The key that logs the step of now. */
function Key({ onPress }: { onPress: () => void }) {
  useShortcut('e', onPress)
  return null
}

/** A deal of which nobody has said what comes next. */
export function StepLess({ deal, onChanged }: { deal: DayDeal; onChanged: () => void }) {
  const { t } = useI18n()
  const { can } = useSession()
  const [giving, setGiving] = useState(false)
  return (
    <li className={classes.line}>
      <About deal={deal} />
      {can('add-task') && (
        <Button
          look="quiet"
          aria-label={t('today.giveStep.this', { name: deal.name })}
          onClick={() => setGiving(true)}
        >
          {t('today.giveStep')}
        </Button>
      )}
      {giving && (
        <StepDialog
          dealId={deal.id}
          onClose={() => {
            setGiving(false)
            onChanged()
          }}
        />
      )}
    </li>
  )
}
