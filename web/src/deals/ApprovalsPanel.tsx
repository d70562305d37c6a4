import { useI18n } from '../i18n'
import { ApprovalCard } from './ApprovalCard'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { DealPage } from './useDeal'

/** What has been asked about this deal, and what was answered. */
export function ApprovalsPanel({ page, onChanged }: { page: DealPage; onChanged: () => void }) {
  const { t } = useI18n()
  if (page.approvals.length === 0) return null
  return (
    <Panel title={t('deal.approvals')} tab="details">
      <ul className={classes.approvals}>
        {page.approvals.map((approval) => (
          <ApprovalCard key={approval.id} approval={approval} onDecided={onChanged} />
        ))}
      </ul>
    </Panel>
  )
}
