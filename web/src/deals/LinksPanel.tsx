import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { usePipelines, useSession } from '../session'
import { Button } from '../ui/Button'
import classes from './deal-page.module.css'
import { GrowDialog } from './GrowDialog'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'

type DealLink = DealPage['links'][number]

/** The deals that hang on a client's card, or the card that a deal hangs on. */
export function LinksPanel({ deal, page }: { deal: Deal; page: DealPage }) {
  const { t } = useI18n()
  const { can } = useSession()
  const [growing, setGrowing] = useState(false)
  const { pipelines } = usePipelines()
  const isCard = deal.kind === 'relationship'
  const keys = pipelines.find(({ id }) => id === deal.pipeline_id)?.stages.map(({ key }) => key) ?? []
  const turnsBack = page.allowed.some(
    (key) => keys.includes(key) && keys.indexOf(key) < keys.indexOf(deal.stage),
  )
  if (!isCard && page.links.length === 0) return null
  return (
    <Panel
      title={t(isCard ? 'relationship.deals' : 'relationship.card')}
      tab="details"
      aside={
        isCard &&
        can('open-linked') && (
          <Button look="quiet" icon={<IconPlus size={16} stroke={1.75} />} onClick={() => setGrowing(true)}>
            {t('relationship.grow')}
          </Button>
        )
      }
    >
      {page.links.length === 0 ? (
        <p className={classes.quiet}>{t('relationship.deals.none')}</p>
      ) : (
        <ul className={classes.promises}>
          {page.links.map((link) => (
            <LinkRow key={link.deal.id} link={link} />
          ))}
        </ul>
      )}
      {growing && <GrowDialog card={deal} turnsBack={turnsBack} onClose={() => setGrowing(false)} />}
    </Panel>
  )
}

function LinkRow({ link: { kind, deal } }: { link: DealLink }) {
  const { t } = useI18n()
  const { pipelines } = usePipelines()
  const stage = pipelines
    .find(({ id }) => id === deal.pipeline_id)
    ?.stages.find(({ key }) => key === deal.stage)
  const stands = deal.outcome === 'open' ? stage?.name : t('deal.outcome', { outcome: deal.outcome })
  return (
    <li className={classes.promise}>
      <Link to="/d/$number" params={{ number: String(deal.number) }} className={classes.linked}>
        {deal.name}
      </Link>
      <span className={classes.momentMeta}>
        {[t('relationship.link', { kind }), `D-${deal.number}`, stands].filter(Boolean).join(' · ')}
      </span>
    </li>
  )
}
