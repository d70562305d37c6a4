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
import { LeadReport } from './LeadReport'
import classes from './Leads.module.css'
import { type Lead, type Shown, useLeads, useLeadsAlike } from './useLeads'

/** Inquiries that came in: who has each, why, and how long there is to answer. */
export function LeadsPage() {
  const { t } = useI18n()
  const { can } = useSession()
  const [shown, setShown] = useState<Shown>('open')
  const [adding, setAdding] = useState(false)
  const [reporting, setReporting] = useState(false)
  const { data, error, refetch } = useLeads(shown)
  const leads = data?.items
  const alike = useLeadsAlike(shown, leads)
  const add = can('create-lead') && (
    <Button look="primary" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setAdding(true)}>
      {t('leads.add')}
    </Button>
  )
  return (
    <Page
      title={t('nav.leads')}
      actions={
        <>
          <Button look="quiet" onClick={() => setReporting(true)}>
            {t('leads.report')}
          </Button>
          {add}
        </>
      }
    >
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
      {leads &&
        leads.length > 0 &&
        sectionsOf(leads).map(({ key, some }) => (
          <section key={key}>
            {key !== 'first' && <h2 className={classes.apart}>{t('leads.apart', { key })}</h2>}
            <ol className={classes.list}>
              {some.map((lead) => (
                <LeadCard
                  key={lead.id}
                  lead={lead}
                  alike={alike.get(lead.id) ?? []}
                  onChanged={() => void refetch()}
                />
              ))}
            </ol>
          </section>
        ))}
      {reporting && <LeadReport onClose={() => setReporting(false)} />}
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

/** Those whose need and means are clear come first once they were answered; who cannot pay, and who is ruled out, apart. */
function sectionsOf(leads: readonly Lead[]) {
  const rank = ({ clock, qualification }: Lead) =>
    clock.state !== 'answered' ? 0 : qualification.verdict === 'qualified' ? 1 : 2
  const of = (...verdicts: string[]) =>
    leads.filter(({ qualification: { verdict } }) => verdicts.includes(verdict))
  return [
    {
      key: 'first',
      some: of('', 'open', 'qualified').toSorted(
        (a, b) => rank(a) - rank(b) || (rank(a) > 0 ? b.qualification.score - a.qualification.score : 0),
      ),
    },
    { key: 'no_budget', some: of('no_budget') },
    { key: 'knocked_out', some: of('knocked_out') },
  ].filter(({ some }) => some.length > 0)
}
