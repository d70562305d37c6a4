import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { DateField, type DayAndTime, MoneyField, UserSelect, useToday } from '../gate'
import { type Money, useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi, useSession, useUsers } from '../session'
import { bodyOf } from '../tables'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import classes from './Work.module.css'

interface HourlyCostsDialogProps {
  mayChange: boolean
  onClose: () => void
}

/** What an hour of each person costs, from which day on. */
export function HourlyCostsDialog({ mayChange, onClose }: HourlyCostsDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const today = useToday()
  const { workspace } = useSession()
  const { busy, error, send } = useBilling()
  const { data: known, refetch } = useHourlyCosts()
  const [user, setUser] = useState('')
  const [cost, setCost] = useState<Money>()
  const [from, setFrom] = useState<DayAndTime | undefined>({ date: today })
  const [tried, setTried] = useState(false)

  async function handleSave() {
    setTried(true)
    if (!user || !cost || !from || !known) return
    const body = { user_id: user, cost: cost.minor, from: from.date }
    const saved = await send((headers) => api.PUT('/hourly-costs', { headers, body }), known.version)
    if (saved) onClose()
    else void refetch()
  }
  if (!mayChange)
    return (
      <Dialog
        open
        title={t('work.hourly')}
        onClose={onClose}
        actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
      >
        <Known />
      </Dialog>
    )
  return (
    <BillDialog
      title={t('work.hourly')}
      save={t('deal.save')}
      busy={busy}
      error={error}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <Known />
      <UserSelect id={`${id}-user`} label={t('work.who')} value={user} onChange={setUser} />
      {tried && !user && <p className={classes.warning}>{t('work.hourly.who')}</p>}
      <MoneyField
        id={`${id}-cost`}
        label={t('work.hourly.cost')}
        currency={workspace.currency}
        value={cost}
        error={tried && !cost ? t('money.amountMissing') : undefined}
        onChange={setCost}
      />
      <DateField
        id={`${id}-from`}
        label={t('work.hourly.from')}
        value={from}
        error={tried && !from ? t('work.on.missing') : undefined}
        onChange={setFrom}
      />
    </BillDialog>
  )
}

function useHourlyCosts() {
  const api = useApi()
  return useQuery({
    queryKey: ['hourly-costs'],
    queryFn: () => bodyOf(api.GET('/hourly-costs')),
  })
}

function Known() {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const { workspace } = useSession()
  const { data } = useHourlyCosts()
  if (!data?.items.length) return <p className={classes.hint}>{t('work.hourly.none')}</p>
  return (
    <ul className={classes.rows}>
      {data.items.map(({ user_id, from, cost }) => (
        <li key={user_id + from} className={classes.row}>
          <span className={classes.what}>
            {nameOf(user_id)}
            <span className={classes.about}>{t('work.hourly.since', { date: format.date(from) })}</span>
          </span>
          <span className={classes.sum}>{format.money({ minor: cost, currency: workspace.currency })}</span>
        </li>
      ))}
    </ul>
  )
}
