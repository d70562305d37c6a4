import {
  IconArrowRight,
  IconCalendarEvent,
  IconMail,
  IconMessage,
  IconNote,
  IconPhone,
  IconSettings,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { type PipelineView, useUsers } from '../session'
import { Button } from '../ui/Button'
import { Skeleton } from '../ui/PageState'
import classes from './deal-page.module.css'
import { LogBar, type LogKind } from './LogBar'
import { Panel } from './Panel'
import { type Deal, type DealPage, type Moment, useTimeline } from './useDeal'
import { isNews, useMomentWords } from './useMomentWords'

interface TimelineProps {
  deal: Deal
  page: DealPage
  pipeline: PipelineView | undefined
  logging: LogKind | undefined
  onLogging: (kind: LogKind | undefined) => void
  mayLog: boolean
  onChanged: () => void
}

const atFirst = 15

/** What happened, the newest first, as sentences. */
export function Timeline(props: TimelineProps) {
  const { deal, page, pipeline, logging, onLogging, mayLog, onChanged } = props
  const { t } = useI18n()
  const { data, refetch } = useTimeline(deal.id, page)
  const [all, setAll] = useState(false)
  const moments = (data ?? []).filter(isNews)
  return (
    <Panel title={t('deal.timeline')} tab="timeline">
      {mayLog && (
        <LogBar
          dealId={deal.id}
          open={logging}
          onOpen={onLogging}
          onLogged={() => {
            void refetch()
            onChanged()
          }}
        />
      )}
      {!data && <Skeleton height="6rem" />}
      {data && moments.length === 0 && <p className={classes.quiet}>{t('deal.timeline.empty')}</p>}
      <ol className={classes.moments}>
        {(all ? moments : moments.slice(0, atFirst)).map((moment, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: moments have no ids of their own
          <MomentRow key={`${moment.at}${moment.verb}${i}`} moment={moment} deal={deal} pipeline={pipeline} />
        ))}
      </ol>
      {moments.length > atFirst && !all && (
        <Button look="quiet" className={classes.start} onClick={() => setAll(true)}>
          {t('deal.timeline.all', { count: moments.length })}
        </Button>
      )}
    </Panel>
  )
}

interface MomentRowProps {
  moment: Moment
  deal: Deal
  pipeline: PipelineView | undefined
}

function MomentRow({ moment, deal, pipeline }: MomentRowProps) {
  const { format, t } = useI18n()
  const { nameOf } = useUsers()
  const words = useMomentWords(deal, pipeline)
  const Icon = iconOf(moment)
  const note = moment.activity?.note || moment.visit?.reason
  const who = nameOf(moment.by)
  return (
    <li
      className={classes.moment}
      data-kind={moment.activity ? 'activity' : moment.visit ? 'visit' : 'change'}
    >
      <span className={classes.momentIcon}>
        <Icon size={16} stroke={1.5} aria-hidden="true" />
      </span>
      <div className={classes.momentText}>
        <p>{words(moment)}</p>
        {note && <p className={classes.momentNote}>{note}</p>}
        <p className={classes.momentMeta}>
          {moment.at && format.instant(Date.parse(moment.at))}
          {who && ` · ${who}`}
          {moment.door && moment.door !== 'web' && ` · ${t('deal.door', { door: moment.door })}`}
        </p>
      </div>
    </li>
  )
}

const activityIcons: Record<string, typeof IconNote> = {
  call: IconPhone,
  meeting: IconCalendarEvent,
  visit: IconCalendarEvent,
  mail: IconMail,
  letter: IconMail,
  message: IconMessage,
}

function iconOf({ activity, visit }: Moment) {
  if (visit) return IconArrowRight
  if (activity) return activityIcons[activity.kind] ?? IconNote
  return IconSettings
}
