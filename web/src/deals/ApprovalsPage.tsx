import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { Page } from '../ui/Page'
import { AllDone, Skeleton } from '../ui/PageState'
import { ApprovalCard } from './ApprovalCard'
import classes from './deal-page.module.css'
import { HandoversWaiting } from './HandoversWaiting'
import { useApprovals } from './useApprovals'

/** Questions that wait for my answer, and those that I have asked. */
export function ApprovalsPage() {
  const { t } = useI18n()
  const { me } = useSession()
  const { approvals, toDecide, refetch } = useApprovals()
  const asked = approvals?.filter((approval) => !toDecide.includes(approval)) ?? []
  const lists = [
    { title: t('deal.approvals.toDecide'), items: toDecide },
    { title: t('deal.approvals.asked'), items: asked },
  ]
  return (
    <Page title={t('deal.approvals')}>
      {!approvals && <Skeleton height="8rem" />}
      {approvals?.length === 0 && (
        <AllDone title={t('deal.approvals.none')} hint={t('deal.approvals.none.hint', { name: me.name })} />
      )}
      {lists.map(
        ({ title, items }) =>
          items.length > 0 && (
            <section key={title} className={classes.waitingList}>
              <h2>{title}</h2>
              <ul className={classes.approvals}>
                {items.map((approval) => (
                  <ApprovalCard
                    key={approval.id}
                    approval={approval}
                    onDecided={() => void refetch()}
                    deal={
                      <Link to="/d/$number" params={{ number: String(approval.deal_number) }}>
                        {`D-${approval.deal_number} ${approval.deal_name}`}
                      </Link>
                    }
                  />
                ))}
              </ul>
            </section>
          ),
      )}
      <HandoversWaiting />
    </Page>
  )
}
