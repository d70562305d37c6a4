import { useI18n } from '../i18n'
import { textIn, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'

interface ExitPanelProps {
  deal: Deal
  page: DealPage
  onEdit: () => void
}

/** Why a client leaves: what they say, and what it really is. */
export function ExitPanel({ deal, page: { exit, causes, next }, onEdit }: ExitPanelProps) {
  const { t, format, language } = useI18n()
  const { can, workspace } = useSession()
  const { nameOf } = useUsers()
  const leaving = deal.kind === 'relationship' ? next === 'end' || next === '' : deal.outcome === 'lost'
  if (!exit && !leaving) return null
  const reason = workspace.settings.loss_reasons.find(({ key }) => key === exit?.reason)?.label
  const linked = exit?.linked ?? {}
  const proofs = [linked.promises, linked.activities, linked.documents].reduce(
    (sum, ids) => sum + (ids?.length ?? 0),
    0,
  )
  return (
    <Panel
      title={t('relationship.exit')}
      tab="checks"
      aside={
        exit &&
        can('hold-interview') && (
          <Button look="quiet" onClick={onEdit}>
            {t('relationship.exit.edit')}
          </Button>
        )
      }
    >
      {!exit && (
        <>
          <p className={classes.quiet}>{t('relationship.exit.none')}</p>
          {can('hold-interview') && (
            <div className={classes.row}>
              <Button onClick={onEdit}>{t('relationship.exit.hold')}</Button>
            </div>
          )}
        </>
      )}
      {exit && (
        <>
          <dl className={classes.said}>
            <div>
              <dt>{t('relationship.exit.reason')}</dt>
              <dd>{[textIn(reason, language), exit.stated].filter(Boolean).join(': ') || '—'}</dd>
            </div>
            <div data-cause>
              <dt>{t('relationship.exit.cause')}</dt>
              <dd>{causes.find(({ key }) => key === exit.cause)?.label ?? exit.cause}</dd>
            </div>
          </dl>
          {exit.evidence && <p className={classes.momentNote}>{exit.evidence}</p>}
          {proofs > 0 && <p>{t('relationship.exit.linkedCount', { count: proofs })}</p>}
          <p>{t('deal.loss.lesson', { text: exit.lesson })}</p>
          {exit.come_back && <p>{t('deal.loss.comeBack', { date: format.date(exit.come_back) })}</p>}
          <p className={classes.momentMeta}>
            {[
              exit.winner_id && t('relationship.exit.winnerIs', { name: nameOf(exit.winner_id) }),
              exit.at && format.instant(Date.parse(exit.at)),
              nameOf(exit.by),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
    </Panel>
  )
}
