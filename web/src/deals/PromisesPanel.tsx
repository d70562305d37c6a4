import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import { PromiseDialog } from './PromiseDialog'
import { PromiseMark } from './PromiseMark'
import { SettleDialog } from './SettleDialog'
import type { Deal, DealPage } from './useDeal'

export type Promised = components['schemas']['Promise']

interface PromisesPanelProps {
  deal: Deal
  page: DealPage
  onChanged: () => void
}

/** What we told the client that we would do, and whether we did. */
export function PromisesPanel({ deal, page, onChanged }: PromisesPanelProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const [writing, setWriting] = useState<Promised | 'new'>()
  const [settling, setSettling] = useState<Promised>()
  const done = () => {
    setWriting(undefined)
    setSettling(undefined)
    onChanged()
  }
  const open = page.promises.filter(({ state }) => state === 'open')
  const settled = page.promises.filter(({ state }) => state !== 'open')
  return (
    <Panel
      title={t('deal.promises')}
      tab="details"
      aside={
        can('add-promise') && (
          <Button look="quiet" icon={<IconPlus size={16} stroke={1.75} />} onClick={() => setWriting('new')}>
            {t('deal.promise.add')}
          </Button>
        )
      }
    >
      {page.promises.length === 0 ? (
        <p className={classes.quiet}>{t('deal.promises.none')}</p>
      ) : (
        <ul className={classes.promises}>
          {[...open, ...settled].map((promise) => (
            <PromiseRow
              key={promise.id}
              promise={promise}
              elsewhere={promise.deal_id !== deal.id}
              onEdit={can('edit-promise') ? () => setWriting(promise) : undefined}
              onSettle={can('settle-promise') ? () => setSettling(promise) : undefined}
            />
          ))}
        </ul>
      )}
      {writing && (
        <PromiseDialog
          deal={deal}
          page={page}
          promise={writing === 'new' ? undefined : writing}
          onClose={() => setWriting(undefined)}
          onDone={done}
        />
      )}
      {settling && <SettleDialog promise={settling} onClose={() => setSettling(undefined)} onDone={done} />}
    </Panel>
  )
}

interface PromiseRowProps {
  promise: Promised
  /** It was made on another deal of the client. */
  elsewhere: boolean
  onEdit: (() => void) | undefined
  onSettle: (() => void) | undefined
}

function PromiseRow({ promise, elsewhere, onEdit, onSettle }: PromiseRowProps) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const { contact_name, owner_id, due_on, state } = promise
  return (
    <li className={classes.promise}>
      <PromiseMark promise={promise} />
      <strong>{promise.promise}</strong>
      <span className={classes.quiet}>{t('deal.promise.about', { problem: promise.problem })}</span>
      <span className={classes.momentMeta}>
        {[
          contact_name && t('deal.promise.made', { name: contact_name }),
          t('deal.promise.keeps', { name: nameOf(owner_id) }),
          t('deal.promise.by', { date: format.date(due_on) }),
          elsewhere && t('deal.promise.of', { deal: promise.deal_name }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {promise.evidence && <p className={classes.momentNote}>{promise.evidence}</p>}
      {state === 'open' && (
        <span className={classes.row}>
          {onSettle && (
            <Button onClick={onSettle} aria-label={t('deal.promise.settleThis', { text: promise.promise })}>
              {t('deal.promise.settle')}
            </Button>
          )}
          {onEdit && (
            <Button
              look="quiet"
              onClick={onEdit}
              aria-label={t('deal.promise.editThis', { text: promise.promise })}
            >
              {t('deal.promise.edit')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}
