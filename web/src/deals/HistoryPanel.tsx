import { IconFlag, IconShieldCheck } from '@tabler/icons-react'
import { useNow } from '../gate'
import { useI18n } from '../i18n'
import { type PipelineView, textIn, useUsers } from '../session'
import { criterionOf } from './criterion'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { DealPage } from './useDeal'

interface HistoryPanelProps {
  page: DealPage
  pipeline: PipelineView | undefined
}

const day = 86_400_000

/** Every stay in a stage, with what was waived and owed on the way in. */
export function HistoryPanel({ page, pipeline }: HistoryPanelProps) {
  const { t, format, language } = useI18n()
  const { nameOf } = useUsers()
  const now = useNow()()
  const stageName = (key: string) => pipeline?.stages.find((stage) => stage.key === key)?.name ?? key
  const criterion = (key: string) =>
    textIn(criterionOf(pipeline?.pipeline.process, key)?.text, language) || key
  return (
    <Panel title={t('deal.history')} tab="history">
      <ol className={classes.visits}>
        {page.visits.toReversed().map((visit) => {
          const until = visit.left_at ? Date.parse(visit.left_at) : now
          const spent = visit.entered_at ? Math.floor((until - Date.parse(visit.entered_at)) / day) : 0
          return (
            <li key={visit.seq} className={classes.visit} data-void={visit.void || undefined}>
              <p>
                <strong>{visit.stage === 'end' ? t('deal.end') : stageName(visit.stage)}</strong>{' '}
                <span className={classes.quiet}>
                  {visit.void ? t('deal.history.void') : t('deal.stage.days', { count: Math.max(0, spent) })}
                </span>
              </p>
              <p className={classes.momentMeta}>
                {visit.entered_at && format.instant(Date.parse(visit.entered_at))}
                {visit.entered_by && ` · ${nameOf(visit.entered_by)}`}
              </p>
              {visit.waived?.map(({ criterion: key, reason, by }) => (
                <p key={key} className={classes.passed}>
                  <IconShieldCheck size={16} stroke={1.5} aria-hidden="true" />
                  <span>
                    {t('deal.history.waived', { text: criterion(key), reason, name: nameOf(by ?? '') })}
                  </span>
                </p>
              ))}
              {visit.debts?.map(({ criterion: key, reason, due }) => (
                <p key={key} className={classes.passed}>
                  <IconFlag size={16} stroke={1.5} aria-hidden="true" />
                  <span>
                    {t('deal.history.debt', { text: criterion(key), reason, date: format.date(due) })}
                  </span>
                </p>
              ))}
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
