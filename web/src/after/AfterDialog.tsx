import { AnswerDialog, AskDialog, type DialogProps } from './FeedbackDialogs'
import { FiguresDialog } from './FiguresDialog'
import { PermissionDialog, PublicationDialog } from './PublicationDialogs'
import { RemovalDialog, RewordDialog } from './RewordDialogs'
import type { AfterWork, Feedback, Publication } from './useAfter'

/** What somebody is about to write down. */
export type Asking =
  | 'ask'
  | 'publish'
  | 'figures'
  | { answer: Feedback }
  | { permit: Publication }
  | { edit: Publication }
  | { remove: Publication }

/** The dialog for it. */
export function AfterDialog({
  asking,
  after,
  delivering,
  ...dialog
}: DialogProps & { asking: Asking; after: AfterWork; delivering: boolean }) {
  switch (asking) {
    case 'ask':
      return <AskDialog {...dialog} delivering={delivering} />
    case 'publish':
      return <PublicationDialog {...dialog} feedback={after.feedback} />
    case 'figures':
      return <FiguresDialog {...dialog} figures={after.figures} />
  }
  if ('answer' in asking) return <AnswerDialog {...dialog} feedback={asking.answer} />
  if ('edit' in asking) return <RewordDialog {...dialog} publication={asking.edit} />
  if ('remove' in asking) return <RemovalDialog {...dialog} publication={asking.remove} />
  return <PermissionDialog {...dialog} publication={asking.permit} />
}
