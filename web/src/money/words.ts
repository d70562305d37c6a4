import { useI18n } from '../i18n'
import { type Milestone, wholeShare } from './account'

/** How a milestone is called: by its own name, or by what makes it due. */
export function useMilestoneName() {
  const { t } = useI18n()
  return ({ name, kind }: Milestone) => name || t('money.milestone', { kind })
}

/** A share of the value in hundredths of a percent, as text. */
export function useShareText() {
  const { format } = useI18n()
  return (share: number) => format.percent(share / wholeShare, 2)
}
