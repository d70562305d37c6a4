import { IconAlertTriangle, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useBilling } from '../money'
import { useApi, useSession } from '../session'
import { Broken } from '../tables'
import { Button } from '../ui/Button'
import { Skeleton } from '../ui/PageState'
import { useToast } from '../ui/Toast'
import { Entries } from './Entries'
import { ExpenseDialog } from './ExpenseDialog'
import { HoursDialog } from './HoursDialog'
import { Stages } from './Stages'
import { useDuration, useWork, type Work, type Worked } from './useWork'
import classes from './Work.module.css'

interface DealWorkProps {
  deal: Worked
  onChanged: () => void
}

/** What a deal took, by stage, and what it leaves. */
export function DealWork({ deal, onChanged }: DealWorkProps) {
  const { t } = useI18n()
  const { data: work, error, refetch } = useWork(deal)
  if (error) return <Broken title={t('work.failed')} error={error} onRetry={() => void refetch()} />
  if (!work) return <Skeleton height="6rem" />
  // A timer does not change the deal, so nothing else would tell that one runs.
  const handleChanged = () => {
    void refetch()
    onChanged()
  }
  return <Opened deal={deal} work={work} onChanged={handleChanged} />
}

interface OpenedProps {
  deal: Worked
  work: Work
  onChanged: () => void
}

function Opened({ deal, work, onChanged }: OpenedProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const [asking, setAsking] = useState<'hours' | 'expense'>()
  const close = () => setAsking(undefined)
  const done = () => {
    close()
    onChanged()
  }
  const nothing = work.hours.length + work.expenses.length === 0
  return (
    <div className={classes.work}>
      {work.warning && (
        <p className={classes.warning}>
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" />
          {t('work.warning', { warning: work.warning, percent: work.percent })}
        </p>
      )}
      {nothing ? <p className={classes.hint}>{t('work.nothing')}</p> : <Sums work={work} />}
      {!nothing && <Stages work={work} />}
      <Entries deal={deal} work={work} onChanged={onChanged} />
      {can('log-hours') && (
        <div className={classes.actions}>
          <Button onClick={() => setAsking('hours')}>{t('work.log')}</Button>
          <Button onClick={() => setAsking('expense')}>{t('work.expense')}</Button>
          <TimerButton deal={deal} work={work} onChanged={onChanged} />
        </div>
      )}
      {asking === 'hours' && (
        <HoursDialog deal={deal} work={work} entry={undefined} onClose={close} onDone={done} />
      )}
      {asking === 'expense' && <ExpenseDialog deal={deal} work={work} onClose={close} onDone={done} />}
    </div>
  )
}

function Sums({ work }: { work: Work }) {
  const { t, format } = useI18n()
  const duration = useDuration()
  const money = (minor: number | undefined) =>
    minor === undefined ? '—' : format.money({ minor, currency: work.currency })
  const sums: [string, string][] = [[t('work.spent'), duration(work.minutes)]]
  if (!work.hidden)
    sums.push(
      [t('work.cost'), money(work.cost)],
      [t('work.costOfSale'), money(work.cost_of_sale)],
      [t('work.margin'), money(work.margin)],
    )
  return (
    <>
      <dl className={classes.sums}>
        {sums.map(([label, sum]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{sum}</dd>
          </div>
        ))}
      </dl>
      {work.unpriced_minutes > 0 && (
        <p className={classes.hint}>{t('work.unpriced', { time: duration(work.unpriced_minutes) })}</p>
      )}
      {work.no_rate.length > 0 && (
        <p className={classes.hint}>{t('work.noRate', { currencies: format.list(work.no_rate) })}</p>
      )}
    </>
  )
}

function TimerButton({ deal, work, onChanged }: OpenedProps) {
  const { t, format } = useI18n()
  const api = useApi()
  const toast = useToast()
  const duration = useDuration()
  const { busy, error, send } = useBilling()
  const running = work.timer

  async function handleClick() {
    const answer = await send((headers) =>
      running
        ? api.DELETE('/timer', { headers })
        : api.POST('/deals/{id}/timer', { params: { path: { id: deal.id } }, headers, body: {} }),
    )
    if (!answer?.data) return
    const { written, cut } = answer.data
    if (written)
      toast({
        text: t('work.timer.written', {
          time: duration(written.minutes),
          deal: written.deal_name,
          cut: cut ? 'yes' : 'no',
        }),
      })
    onChanged()
  }
  const Icon = running ? IconPlayerStop : IconPlayerPlay
  return (
    <>
      <Button
        look="quiet"
        busy={busy}
        icon={<Icon size={16} stroke={1.75} />}
        onClick={() => void handleClick()}
      >
        {running
          ? t('work.timer.stop', { since: format.time(Date.parse(running.started_at ?? '')) })
          : t('work.timer.start')}
      </Button>
      {error && <p className={classes.warning}>{error}</p>}
    </>
  )
}
