import { DealAfter, LeftOut } from '../after'
import { useI18n } from '../i18n'
import { DealMoney } from '../money'
import { DealChanges, DealOffers } from '../offers'
import type { StageView } from '../session'
import { DealWork } from '../work'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'

interface BusinessPanelsProps {
  deal: Deal
  page: DealPage
  stages: readonly StageView[]
  onChanged: () => void
}

/** What the client was offered, what is paid, what the work takes, and what they say after it. */
export function BusinessPanels(panels: BusinessPanelsProps) {
  const { t } = useI18n()
  const { deal, onChanged } = panels
  return (
    <>
      <OffersPanels {...panels} />
      <MoneyPanel {...panels} />
      <Panel title={t('work.title')} tab="details">
        <DealWork deal={deal} onChanged={onChanged} />
      </Panel>
      <AfterPanel {...panels} />
    </>
  )
}

function MoneyPanel({ deal, page, stages, onChanged }: BusinessPanelsProps) {
  const { t } = useI18n()
  if (!page.money) return null
  const { id, version, currency } = deal
  return (
    <Panel title={t('money.title')} tab="details">
      <DealMoney deal={{ id, version, currency, account: page.money, stages }} onChanged={onChanged} />
    </Panel>
  )
}

/** What the client was offered, and what they asked to be changed. */
function OffersPanels({ deal, page, onChanged }: BusinessPanelsProps) {
  const { t } = useI18n()
  const { id, version, currency, value, name } = deal
  const offered = { id, version, currency, value }
  const asked = page.approvals.filter(({ purpose, decision }) => purpose === 'discount' && decision === '')
  return (
    <>
      <Panel title={t('offers.title')} tab="details">
        <DealOffers
          deal={offered}
          name={name}
          asked={asked.map(({ criterion }) => criterion)}
          onChanged={onChanged}
        />
      </Panel>
      <Panel title={t('offers.changes')} tab="details">
        <DealChanges deal={offered} people={page.people.map(({ name }) => name)} onChanged={onChanged} />
        <LeftOut deal={deal} onChanged={onChanged} />
      </Panel>
    </>
  )
}

/** Feedback, permissions and results, once the client has bought. */
function AfterPanel({ deal, page, onChanged }: BusinessPanelsProps) {
  const { t } = useI18n()
  const people = new Map(page.people.map(({ contact_id, name }) => [contact_id, name]))
  return (
    <DealAfter
      deal={deal}
      won={deal.outcome === 'won'}
      delivering={page.stage?.phase === 'deliver'}
      people={[...people].map(([key, label]) => ({ key, label }))}
      onChanged={onChanged}
    >
      {(content) => (
        <Panel title={t('after.title')} tab="details">
          {content}
        </Panel>
      )}
    </DealAfter>
  )
}
