import { AnswerDialog, AskDialog, type DialogProps } from './FeedbackDialogs'
import { FiguresDialog } from './FiguresDialog'
import { PermissionDialog, PublicationDialog } from './PublicationDialogs'
import type { AfterWork, Feedback, Publication } from './useAfter'

/** What somebody is about to write down. */
export type Asking = 'ask' | 'publish' | 'figures' | { answer: Feedback } | { permit: Publication }

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
  return <PermissionDialog {...dialog} publication={asking.permit} />
}
