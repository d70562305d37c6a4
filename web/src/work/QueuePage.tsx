import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { components } from '../api/schema'
import { useNow } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useUsers } from '../session'
import { Broken, bodyOf } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { AllDone, Skeleton } from '../ui/PageState'
import { TakeDialog } from './TakeDialog'
import { useStay } from './useWork'
import classes from './Work.module.css'

type Queued = components['schemas']['Queued']

/** Deals that wait for an expert, who picks when: nobody is told, nobody is pinged. */
export function QueuePage() {
  const { t } = useI18n()
  const api = useApi()
  const [taking, setTaking] = useState<Queued>()
  const { data, error, refetch } = useQuery({
    queryKey: ['queue'],
    queryFn: () => bodyOf(api.GET('/queue')),
  })
  const deals = data?.items
  return (
    <Page title={t('work.queue')}>
      {error && <Broken title={t('work.queue.failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="12rem" />}
      {deals?.length === 0 && <AllDone title={t('work.queue.none')} hint={t('work.queue.none.hint')} />}
      {deals && deals.length > 0 && (
        <>
          <p className={classes.hint}>{t('work.queue.hint')}</p>
          <ol className={classes.queue}>
            {deals.map((deal) => (
              <Card key={deal.deal_id} deal={deal} onTake={() => setTaking(deal)} />
            ))}
          </ol>
        </>
      )}
      {taking && (
        <TakeDialog
          deal={taking}
          onClose={() => setTaking(undefined)}
          onTaken={() => {
            setTaking(undefined)
            void refetch()
          }}
        />
      )}
    </Page>
  )
}

function Card({ deal, onTake }: { deal: Queued; onTake: () => void }) {
  const { t } = useI18n()
  const { nameOf } = useUsers()
  const now = useNow()
  const stay = useStay()
  const waited = Math.max(0, Math.floor((now() - Date.parse(deal.since ?? '')) / 60_000))
  const name = `D-${deal.number} ${deal.name}`
  return (
    <li className={classes.queued}>
      <h2 className={classes.queuedName}>
        {deal.opens ? (
          <Link to="/d/$number" params={{ number: String(deal.number) }}>
            {name}
          </Link>
        ) : (
          name
        )}
      </h2>
      <p className={classes.about}>
        {[
          deal.company_name,
          deal.stage_name,
          nameOf(deal.owner_id),
          t('work.queue.waits', { time: stay(waited) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {deal.known.length > 0 && (
        <dl className={classes.known}>
          {deal.known.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button onClick={onTake} aria-label={t('work.take.this', { deal: deal.name })}>
        {t('work.take')}
      </Button>
    </li>
  )
}
