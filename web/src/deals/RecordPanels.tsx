import type { PipelineView } from '../session'
import { ApprovalsPanel } from './ApprovalsPanel'
import { DetailsPanel } from './DetailsPanel'
import { DocumentsPanel } from './DocumentsPanel'
import { HistoryPanel } from './HistoryPanel'
import { LinksPanel } from './LinksPanel'
import { MailsPanel } from './MailsPanel'
import { PromisesPanel } from './PromisesPanel'
import { RenewalsPanel } from './RenewalsPanel'
import { TasksPanel } from './TasksPanel'
import type { Deal, DealPage } from './useDeal'

interface RecordPanelsProps {
  deal: Deal
  page: DealPage
  pipeline: PipelineView | undefined
  onChanged: () => void
}

/** What is on record of a deal: its mails, papers, promises, ties, fields, tasks and past. */
export function RecordPanels({ pipeline, ...panels }: RecordPanelsProps) {
  const { deal, page, onChanged } = panels
  return (
    <>
      <MailsPanel {...panels} />
      <DocumentsPanel {...panels} />
      <PromisesPanel {...panels} />
      <LinksPanel deal={deal} page={page} />
      <RenewalsPanel {...panels} />
      <DetailsPanel deal={deal} onChanged={onChanged} />
      <TasksPanel {...panels} />
      <ApprovalsPanel page={page} onChanged={onChanged} />
      <HistoryPanel page={page} pipeline={pipeline} />
    </>
  )
}
