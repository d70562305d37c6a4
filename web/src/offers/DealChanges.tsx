import { IconPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { Chips, ErrorLine, MoneyField, TextField, Tick } from '../gate'
import { type Money, useI18n } from '../i18n'
import { useApi, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { type ChangeRequest, parseBasis } from './offer'
import classes from './offers.module.css'
import { type Offered, useChangeRequests, useSending } from './useOffers'

interface DealChangesProps {
  deal: Offered
  /** Names of the client's people, to choose from. */
  people: readonly string[]
  onChanged: () => void
}

/** What the client wants to be otherwise, and what we said to it. */
export function DealChanges({ deal, people, onChanged }: DealChangesProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const { data: requests = [] } = useChangeRequests(deal)
  const [open, setOpen] = useState<ChangeRequest | 'new'>()
  const close = () => setOpen(undefined)
  const done = () => {
    close()
    onChanged()
  }
  return (
    <div className={classes.offers}>
      {requests.length === 0 && <p className={classes.hint}>{t('offers.changes.none')}</p>}
      <ul className={classes.requests}>
        {requests.map((request) => (
          <Request
            key={request.id}
            request={request}
            onDecide={can('decide-change-request') ? () => setOpen(request) : undefined}
          />
        ))}
      </ul>
      {can('add-change-request') && (
        <div>
          <Button icon={<IconPlus size={16} stroke={1.75} />} onClick={() => setOpen('new')}>
            {t('offers.changes.add')}
          </Button>
        </div>
      )}
      {open === 'new' && <AskDialog deal={deal} people={people} onClose={close} onDone={done} />}
      {open && open !== 'new' && <DecideDialog deal={deal} request={open} onClose={close} onDone={done} />}
    </div>
  )
}

function Request({ request, onDecide }: { request: ChangeRequest; onDecide: (() => void) | undefined }) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const { title, text, asked_by, created_at, decision, reason, discount, currency } = request
  const { cost_effect, price_effect, decided_at, decided_by } = request
  const day = (instant: string | null) => (instant ? format.instant(Date.parse(instant)) : '')
  const money = (minor: number) => `${minor > 0 ? '+' : ''}${format.money({ minor, currency })}`
  const effects = [
    discount > 0 && t('offers.given', { percent: format.percent(discount / 10_000, 2) }),
    price_effect !== null && t('offers.changes.price', { sum: money(price_effect) }),
    cost_effect !== null && t('offers.changes.cost', { sum: money(cost_effect) }),
  ].filter(Boolean)
  const settled = decision === 'accepted' || decision === 'declined'
  return (
    <li className={classes.request}>
      <span className={classes.states}>
        <strong className={classes.name}>{title}</strong>
        <span className={classes.state} data-state={decision || 'open'}>
          {t('offers.changes.decision', { decision: decision || 'open' })}
        </span>
      </span>
      {text && <p className={classes.note}>{text}</p>}
      <span className={classes.about}>
        {[asked_by && t('offers.changes.by', { name: asked_by }), day(created_at)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {effects.length > 0 && <span>{effects.join(' · ')}</span>}
      {reason && <p className={classes.note}>{reason}</p>}
      {decision && (
        <span className={classes.about}>
          {t('offers.changes.decided', { name: nameOf(decided_by), date: day(decided_at) })}
        </span>
      )}
      {onDecide && !settled && (
        <span className={classes.row}>
          <Button aria-label={t('offers.changes.decideThis', { title })} onClick={onDecide}>
            {t('offers.changes.decide')}
          </Button>
        </span>
      )}
    </li>
  )
}

interface DialogProps {
  deal: Offered
  onClose: () => void
  onDone: () => void
}

function AskDialog({ deal, people, onClose, onDone }: DialogProps & { people: readonly string[] }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)

  async function handleSave() {
    setTried(true)
    if (!title.trim()) return
    const saved = await save(deal.id, (headers) =>
      api.POST('/deals/{id}/change-requests', {
        params: { path: { id: deal.id } },
        headers,
        body: { title: title.trim(), text: text.trim(), asked_by: name.trim() },
      }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('offers.changes.new')}
      save={t('offers.changes.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <TextField
        id={`${id}-title`}
        label={t('offers.changes.title')}
        maxLength={200}
        autoFocus
        value={title}
        error={tried && !title.trim() ? t('offers.changes.titleMissing') : undefined}
        onChange={setTitle}
      />
      <TextField
        id={`${id}-text`}
        label={t('offers.changes.text')}
        long
        maxLength={4000}
        value={text}
        onChange={setText}
      />
      <TextField
        id={`${id}-by`}
        label={t('offers.changes.askedBy')}
        maxLength={200}
        suggestions={people}
        value={name}
        onChange={setName}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}

const decisions = ['accepted', 'declined', 'deferred', 'as_is_with_discount'] as const

function DecideDialog({ deal, request, onClose, onDone }: DialogProps & { request: ChangeRequest }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const [decision, setDecision] = useState<(typeof decisions)[number]>()
  const [reason, setReason] = useState('')
  const [discount, setDiscount] = useState('')
  const [price, setPrice] = useState<Money>()
  const [cost, setCost] = useState<Money>()
  const [follows, setFollows] = useState(false)
  const [tried, setTried] = useState(false)
  const asIs = decision === 'as_is_with_discount'
  const basis = parseBasis(discount)
  const reasonMissing = decision === 'declined' && reason.trim() === ''
  const discountMissing = asIs && !basis
  const mayFollow = deal.value !== null && (asIs || (decision === 'accepted' && price !== undefined))

  async function handleSave() {
    setTried(true)
    if (!decision || reasonMissing || discountMissing) return
    const saved = await save(deal.id, (headers) =>
      api.PUT('/change-requests/{id}/decision', {
        params: { path: { id: request.id }, header: {} },
        headers,
        body: {
          decision,
          reason: reason.trim(),
          ...(asIs && basis && { discount: basis }),
          ...(price && { price_effect: price.minor }),
          ...(cost && { cost_effect: cost.minor }),
          ...(mayFollow && follows && { change_value: true }),
        },
      }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={request.title}
      save={t('offers.changes.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <Chips
        id={`${id}-decision`}
        legend={t('offers.changes.what')}
        value={decision}
        choices={decisions.map((key) => ({ key, label: t('offers.changes.decision', { decision: key }) }))}
        onChange={(key) => setDecision(key as typeof decision)}
      />
      {tried && !decision && <ErrorLine text={t('offers.changes.choose')} />}
      <TextField
        id={`${id}-reason`}
        label={t('offers.changes.reason')}
        long
        maxLength={4000}
        value={reason}
        error={tried && reasonMissing ? t('offers.changes.reasonMissing') : undefined}
        onChange={setReason}
      />
      {asIs && (
        <TextField
          id={`${id}-discount`}
          label={t('offers.changes.discount')}
          numeric
          value={discount}
          error={tried && discountMissing ? t('offers.percentWrong') : undefined}
          onChange={setDiscount}
        />
      )}
      {!asIs && decision !== 'declined' && (
        <MoneyField
          id={`${id}-price`}
          label={t('offers.changes.priceEffect')}
          currency={deal.currency}
          value={price}
          onChange={setPrice}
        />
      )}
      {decision !== 'declined' && (
        <MoneyField
          id={`${id}-cost`}
          label={t('offers.changes.costEffect')}
          currency={deal.currency}
          value={cost}
          onChange={setCost}
        />
      )}
      {mayFollow && (
        <Tick
          id={`${id}-follows`}
          label={t('offers.changes.follows')}
          checked={follows}
          onChange={setFollows}
        />
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
