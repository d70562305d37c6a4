import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { Failed } from '../ui/PageState'

/** The page could not even begin: the server did not answer, or not with what was needed. */
export function Unreachable({ error, reset }: ErrorComponentProps) {
  const i18n = useI18n()
  const router = useRouter()
  const problem = error instanceof ProblemError ? error.problem : undefined
  async function handleRetry() {
    await router.invalidate()
    reset()
  }
  return (
    <Failed
      title={i18n.t('app.unreachable')}
      hint={problem ? problemText(problem, i18n) : i18n.t('ui.broken.hint')}
      onRetry={() => void handleRetry()}
    />
  )
}
