import { IconPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { DateField, type DayAndTime, ErrorLine, TextField, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'
import { useSaving } from './useSaving'

interface RenewalsPanelProps {
  deal: Deal
  page: DealPage
  onChanged: () => void
}

/** When contracts with a client end, and whether they were renewed. */
export function RenewalsPanel({ deal, page, onChanged }: RenewalsPanelProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const running = deal.kind === 'relationship' && deal.outcome === 'open'
  if (!running && page.renewals.length === 0) return null
  return (
    <Panel
      title={t('relationship.renewals')}
      tab="details"
      aside={
        running &&
        can('add-renewal') && (
          <Button look="quiet" icon={<IconPlus size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
            {t('relationship.renewal.add')}
          </Button>
        )
      }
    >
      {page.renewals.length === 0 ? (
        <p className={classes.quiet}>{t('relationship.renewals.none')}</p>
      ) : (
        <ul className={classes.promises}>
          {page.renewals.map((renewal) => (
            <RenewalRow key={renewal.id} deal={deal} renewal={renewal} onChanged={onChanged} />
          ))}
        </ul>
      )}
      {adding && (
        <RenewalDialog
          deal={deal}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false)
            onChanged()
          }}
        />
      )}
    </Panel>
  )
}

interface RenewalRowProps {
  deal: Deal
  renewal: DealPage['renewals'][number]
  onChanged: () => void
}

function RenewalRow({ deal, renewal, onChanged }: RenewalRowProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const { id, due_on, note, state, due } = renewal
  const date = format.date(due_on)

  async function settle(state: 'renewed' | 'lapsed' | 'dropped') {
    const saved = await save(() =>
      change(deal.id, {}, (headers) =>
        api.PUT('/renewals/{id}/state', { params: { path: { id } }, headers, body: { state } }),
      ),
    )
    if (saved) onChanged()
  }
  const acts = [
    ['renewed', t('relationship.renewal.renewed')],
    ['lapsed', t('relationship.renewal.lapsed')],
    ['dropped', t('relationship.renewal.drop')],
  ] as const
  return (
    <li className={classes.promise}>
      <span>
        <strong>{date}</strong>{' '}
        <span className={classes.renewalState} data-state={due ? 'due' : state}>
          {t('relationship.renewal.state', { state: due ? 'due' : state })}
        </span>
      </span>
      {note && <span>{note}</span>}
      {state === 'open' && can('add-renewal') && (
        <span className={classes.row}>
          {acts.map(([key, act], i) => (
            <Button
              key={key}
              look={i === 0 ? 'plain' : 'quiet'}
              busy={busy}
              aria-label={t('relationship.renewal.this', { act, date })}
              onClick={() => void settle(key)}
            >
              {act}
            </Button>
          ))}
        </span>
      )}
      {error && <ErrorLine text={error} />}
    </li>
  )
}

function RenewalDialog({ deal, onClose, onDone }: { deal: Deal; onClose: () => void; onDone: () => void }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [day, setDay] = useState<DayAndTime>()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)

  async function handleSave() {
    setTried(true)
    if (!day) return
    const body = { due_on: day.date, ...(note.trim() && { note: note.trim() }) }
    const saved = await save(() =>
      change(deal.id, {}, (headers) =>
        api.POST('/deals/{id}/renewals', { params: { path: { id: deal.id } }, headers, body }),
      ),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('relationship.renewal.new')}
      save={t('relationship.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <DateField
        id={`${id}-day`}
        label={t('relationship.renewal.day')}
        value={day}
        error={tried && !day ? t('relationship.renewal.dayMissing') : undefined}
        autoFocus
        onChange={setDay}
      />
      <TextField
        id={`${id}-note`}
        label={t('relationship.renewal.note')}
        maxLength={1000}
        value={note}
        onChange={setNote}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
