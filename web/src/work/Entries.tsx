import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useBilling } from '../money'
import { useApi, useSession, useUsers } from '../session'
import { IconButton } from '../ui/IconButton'
import { HoursDialog } from './HoursDialog'
import { type Expense, type HourEntry, useDuration, type Work, type Worked } from './useWork'
import classes from './Work.module.css'

interface EntriesProps {
  deal: Worked
  work: Work
  onChanged: () => void
}

/** Each entry of hours and each expense, the newest first. */
export function Entries({ deal, work, onChanged }: EntriesProps) {
  const { t } = useI18n()
  const api = useApi()
  const { me, can } = useSession()
  const { error, send } = useBilling()
  const [changing, setChanging] = useState<HourEntry>()
  const count = work.hours.length + work.expenses.length
  if (count === 0) return null
  const mine = (id: string) => can('log-hours') && (id === me.id || can('list-hourly-costs'))

  async function remove(kind: '/hours/{id}' | '/expenses/{id}', id: string) {
    const removed = await send(
      (headers) => api.DELETE(kind, { params: { path: { id } }, headers }),
      deal.version,
    )
    if (removed) onChanged()
  }
  return (
    <details className={classes.entries}>
      <summary>{t('work.entries', { count })}</summary>
      <ul className={classes.rows}>
        {work.hours.map((entry) => (
          <HoursRow
            key={entry.id}
            entry={entry}
            work={work}
            onChange={mine(entry.user_id) ? () => setChanging(entry) : undefined}
            onRemove={mine(entry.user_id) ? () => void remove('/hours/{id}', entry.id) : undefined}
          />
        ))}
        {work.expenses.map((expense) => (
          <ExpenseRow
            key={expense.id}
            expense={expense}
            onRemove={mine(expense.created_by) ? () => void remove('/expenses/{id}', expense.id) : undefined}
          />
        ))}
      </ul>
      {error && <p className={classes.warning}>{error}</p>}
      {changing && (
        <HoursDialog
          deal={deal}
          work={work}
          entry={changing}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            setChanging(undefined)
            onChanged()
          }}
        />
      )}
    </details>
  )
}

interface HoursRowProps {
  entry: HourEntry
  work: Work
  onChange: (() => void) | undefined
  onRemove: (() => void) | undefined
}

function HoursRow({ entry, work, onChange, onRemove }: HoursRowProps) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const duration = useDuration()
  const time = duration(entry.minutes)
  const stage = work.stages.find((each) => each.stage === entry.stage)?.name ?? entry.stage
  return (
    <li className={classes.row}>
      <span className={classes.what}>
        {entry.what || t('work.hours.plain')}
        <span className={classes.about}>
          {[nameOf(entry.user_id), format.date(entry.on), stage].join(' · ')}
        </span>
      </span>
      <span className={classes.end}>
        <span className={classes.sum}>
          {time}
          {entry.cost !== undefined && (
            <span className={classes.about}>
              {format.money({ minor: entry.cost, currency: work.currency })}
            </span>
          )}
        </span>
        {onChange && (
          <IconButton label={t('work.hours.changeThis', { time, what: entry.what })} onClick={onChange}>
            <IconPencil size={16} stroke={1.75} />
          </IconButton>
        )}
        {onRemove && (
          <IconButton label={t('work.hours.remove', { time, what: entry.what })} onClick={onRemove}>
            <IconTrash size={16} stroke={1.75} />
          </IconButton>
        )}
      </span>
    </li>
  )
}

interface ExpenseRowProps {
  expense: Expense
  onRemove: (() => void) | undefined
}

function ExpenseRow({ expense, onRemove }: ExpenseRowProps) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  return (
    <li className={classes.row}>
      <span className={classes.what}>
        {expense.what}
        <span className={classes.about}>
          {[t('work.expense'), nameOf(expense.created_by), format.date(expense.on)].join(' · ')}
        </span>
      </span>
      <span className={classes.end}>
        {expense.amount !== undefined && (
          <span className={classes.sum}>
            {format.money({ minor: expense.amount, currency: expense.currency })}
          </span>
        )}
        {onRemove && (
          <IconButton label={t('work.expense.remove', { what: expense.what })} onClick={onRemove}>
            <IconTrash size={16} stroke={1.75} />
          </IconButton>
        )}
      </span>
    </li>
  )
}
