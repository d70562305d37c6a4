import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { Failed } from '../ui/PageState'

interface BrokenProps {
  /** What could not be shown. */
  title: string
  error: unknown
  onRetry: () => void
}

/** A part of a page that could not be read: why, and a way to try again. */
export function Broken({ title, error, onRetry }: BrokenProps) {
  const i18n = useI18n()
  const known = error instanceof ProblemError
  const id = known ? error.problem.more.request : undefined
  return (
    <Failed
      title={title}
      hint={known ? problemText(error.problem, i18n) : i18n.t('ui.broken.hint')}
      {...(typeof id === 'string' && { errorId: id })}
      onRetry={onRetry}
    />
  )
}
