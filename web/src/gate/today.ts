import { dateIn, type PlainDate } from '../i18n/plain-date'
import { useSession } from '../session'

/** The clock that the server goes by, in UTC ms. */
export function useNow(): () => number {
  const { clock } = useSession()
  return clock ? () => Date.parse(clock) : Date.now
}

/** The calendar day in the firm. */
export function useToday(): PlainDate {
  const { workspace } = useSession()
  return dateIn(workspace.time_zone, useNow()())
}
