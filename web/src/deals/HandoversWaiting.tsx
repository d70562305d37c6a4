import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { useApi, useUsers } from '../session'
import classes from './deal-page.module.css'
import { State } from './HandoverPanel'

/** Deals on their way from one chair to the other, those that wait longest first. */
export function HandoversWaiting() {
  const { t } = useI18n()
  const api = useApi()
  const { nameOf } = useUsers()
  const { data = [] } = useQuery({
    queryKey: ['handovers'],
    staleTime: 30_000,
    queryFn: async () => (await api.GET('/handovers')).data?.items ?? [],
  })
  if (data.length === 0) return null
  return (
    <section className={classes.waitingList}>
      <h2>{t('deal.handovers')}</h2>
      <ul className={classes.approvals}>
        {data.map((handover) => (
          <li key={handover.id} className={classes.approval}>
            <span className={classes.panelHead}>
              <Link to="/d/$number" params={{ number: String(handover.deal_number) }}>
                {`D-${handover.deal_number} ${handover.deal_name}`}
              </Link>
              <State handover={handover} />
            </span>
            <span className={classes.momentMeta}>
              {t('deal.handovers.between', {
                from: nameOf(handover.owner_id),
                to: handover.receiver_name,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
