import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { Broken, Segments } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { AllDone, Skeleton } from '../ui/PageState'
import { AddLead } from './AddLead'
import { DeadLeads } from './DeadLeads'
import { LeadCard } from './LeadCard'
import classes from './Leads.module.css'
import { type Shown, useLeads, useLeadsAlike } from './useLeads'

/** Inquiries that came in: who has each, why, and how long there is to answer. */
export function LeadsPage() {
  const { t } = useI18n()
  const { can } = useSession()
  const [shown, setShown] = useState<Shown>('open')
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useLeads(shown)
  const leads = data?.items
  const alike = useLeadsAlike(shown, leads)
  const add = can('create-lead') && (
    <Button look="primary" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setAdding(true)}>
      {t('leads.add')}
    </Button>
  )
  return (
    <Page title={t('nav.leads')} actions={add}>
      <Segments
        legend={t('leads.shown')}
        value={shown}
        choices={[
          { key: 'open', label: t('leads.open') },
          { key: 'recycled', label: t('leads.recycled') },
          { key: 'disqualified', label: t('leads.disqualified') },
          { key: 'converted', label: t('leads.converted') },
          { key: 'quarantined', label: t('leads.quarantined') },
        ]}
        onChange={setShown}
      />
      {shown === 'open' && <DeadLeads leads={leads} onChanged={() => void refetch()} />}
      {error && <Broken title={t('leads.failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="12rem" />}
      {leads?.length === 0 && <AllDone title={t('leads.none')} hint={t('leads.none.hint')} />}
      {leads && leads.length > 0 && (
        <ol className={classes.list}>
          {leads.map((lead) => (
            <LeadCard
              key={lead.id}
              lead={lead}
              alike={alike.get(lead.id) ?? []}
              onChanged={() => void refetch()}
            />
          ))}
        </ol>
      )}
      {adding && (
        <AddLead
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false)
            void refetch()
          }}
        />
      )}
    </Page>
  )
}
