import {
  IconArrowBackUp,
  IconArrowLeft,
  IconDotsVertical,
  IconHourglass,
  IconLink,
  IconTrophy,
  IconX,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EditableField } from '../fields'
import { useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { type PipelineView, useApi, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { Menu, type MenuItem } from '../ui/Menu'
import classes from './deal-page.module.css'
import type { Deal, DealPage } from './useDeal'
import { useFieldSpecs } from './useFieldSpecs'

interface DealHeaderProps {
  deal: Deal
  page: DealPage
  pipeline: PipelineView | undefined
  onWin: (() => void) | undefined
  onLose: () => void
  onWait: () => void
  onReopen: () => void
  onComeBack: () => void
  onUndo: () => void
}

/** What the deal is, what it is worth and how it ends. */
export function DealHeader(props: DealHeaderProps) {
  const { deal, pipeline } = props
  const { can } = useSession()
  const specs = useFieldSpecs(deal)
  const newCompany = useNewCompany()
  const readOnly = !can('edit-deal')
  return (
    <header className={classes.head}>
      <title>{`${deal.name} · D-${deal.number} · Hummock`}</title>
      <div className={classes.crumbs}>
        {pipeline && (
          <Link to="/board/$pipeline" params={{ pipeline: pipeline.id }} className={classes.back}>
            <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
            {pipeline.name}
          </Link>
        )}
        <span className={classes.number}>{`D-${deal.number}`}</span>
        <OutcomeMark deal={deal} />
      </div>
      <div className={classes.headMain}>
        <h1 className={classes.name}>
          <EditableField of={{ noun: 'deal', ...deal }} spec={specs.name} readOnly={readOnly} />
        </h1>
        <Outcomes {...props} />
      </div>
      <dl className={classes.facts}>
        {[specs.company, specs.value, specs.close, specs.owner].map((spec) => (
          <div key={spec.field} className={classes.fact}>
            <dt>{spec.label}</dt>
            <dd>
              <EditableField
                of={{ noun: 'deal', ...deal }}
                spec={spec}
                readOnly={readOnly}
                onNewCompany={newCompany}
              />
            </dd>
          </div>
        ))}
        <Responsible deal={deal} />
      </dl>
    </header>
  )
}

/** Who answers for the deal, once that is no longer its owner. */
function Responsible({ deal }: { deal: Deal }) {
  const { t } = useI18n()
  const { nameOf } = useUsers()
  if (!deal.responsible_id || deal.responsible_id === deal.owner_id) return null
  return (
    <div className={classes.fact}>
      <dt>{t('deal.responsible')}</dt>
      <dd className={classes.fixed}>{nameOf(deal.responsible_id)}</dd>
    </div>
  )
}

function OutcomeMark({ deal: { outcome } }: { deal: Deal }) {
  const { t } = useI18n()
  if (outcome === 'open') return null
  const Icon = outcome === 'won' ? IconTrophy : IconX
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {t('deal.outcome', { outcome })}
    </span>
  )
}

function Outcomes(props: DealHeaderProps) {
  const { deal, onWin, onLose, onWait, onReopen, onComeBack, onUndo } = props
  const { t } = useI18n()
  const { can } = useSession()
  if (!can('move-deal')) return null
  const lost = deal.outcome === 'lost' || deal.outcome === 'disqualified'
  const open = deal.outcome === 'open'
  const items: MenuItem[] = [
    ...(open
      ? [{ id: 'wait', label: t('deal.wait.menu'), icon: <IconHourglass size={16} />, onSelect: onWait }]
      : []),
    ...(lost
      ? []
      : [{ id: 'undo', label: t('deal.undoMove'), icon: <IconArrowBackUp size={16} />, onSelect: onUndo }]),
    {
      id: 'link',
      label: t('deal.copyLink'),
      icon: <IconLink size={16} />,
      onSelect: () => void navigator.clipboard.writeText(location.href),
    },
  ]
  return (
    <div className={classes.outcomes}>
      {open && onWin && (
        <Button icon={<IconTrophy size={16} stroke={1.75} />} onClick={onWin}>
          {t('deal.won')}
        </Button>
      )}
      {open && deal.kind === 'sale' && (
        <Button icon={<IconX size={16} stroke={1.75} />} onClick={onLose}>
          {t('deal.lost')}
        </Button>
      )}
      {lost && <Button onClick={onReopen}>{t('deal.reopen')}</Button>}
      {lost && (
        <Button look="primary" onClick={onComeBack}>
          {t('deal.comeBack')}
        </Button>
      )}
      <Menu label={t('deal.more')} items={items}>
        <IconButton label={t('deal.more')}>
          <IconDotsVertical size={18} stroke={1.75} />
        </IconButton>
      </Menu>
    </div>
  )
}

function useNewCompany() {
  const api = useApi()
  const { write } = useDealChanges()
  return async (name: string) => {
    const { data } = await write((headers) => api.POST('/companies', { headers, body: { name } }))
    return { id: data?.id ?? '', name }
  }
}
