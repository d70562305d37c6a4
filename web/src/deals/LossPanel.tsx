import { useI18n } from '../i18n'
import { textIn, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'

interface LossPanelProps {
  deal: Deal
  page: DealPage
  onEdit?: (() => void) | undefined
}

/** Why the deal was lost and what was learnt from it. */
export function LossPanel({ deal, page: { loss }, onEdit }: LossPanelProps) {
  const { t, format, language } = useI18n()
  const { nameOf } = useUsers()
  const { workspace } = useSession()
  if (!loss || deal.outcome === 'open' || deal.outcome === 'won') return null
  const reason = workspace.settings.loss_reasons.find(({ key }) => key === loss.reason)?.label
  return (
    <Panel
      title={t('deal.outcome', { outcome: deal.outcome })}
      aside={
        onEdit && (
          <Button look="quiet" onClick={onEdit}>
            {t('deal.loss.edit')}
          </Button>
        )
      }
    >
      <p>
        <strong>{textIn(reason, language) || loss.reason}</strong>
        {loss.competitor && ` · ${loss.competitor}`}
      </p>
      {loss.lesson && <p>{t('deal.loss.lesson', { text: loss.lesson })}</p>}
      {loss.note && <p className={classes.momentNote}>{loss.note}</p>}
      {loss.come_back && <p>{t('deal.loss.comeBack', { date: format.date(loss.come_back) })}</p>}
      <p className={classes.momentMeta}>
        {[loss.at && format.instant(Date.parse(loss.at)), nameOf(loss.by ?? '')].filter(Boolean).join(' · ')}
      </p>
    </Panel>
  )
}
