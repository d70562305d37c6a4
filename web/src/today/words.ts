import { useI18n } from '../i18n'
import type { Day, Item } from './useDay'

/** What an item of a day is, and why it stands where it stands, in words. */
export function useItemWords(day: Day) {
  const { t, format } = useI18n()
  const what = ({ lead, promise, task }: Item): string => {
    if (lead) return t('today.lead', { name: lead.name || lead.company_name || `L-${lead.number}` })
    if (promise) return t('today.promised', { promise: promise.promise })
    if (task) return t('deal.task', { kind: task.kind, title: task.title })
    return t('today.decide')
  }
  const why = ({ why, late_days, risk, deal, in_block }: Item): string => {
    const money = format.money({ minor: risk, currency: day.currency })
    const words = {
      clock: () => t('today.why.clock'),
      promise_late: () => t('today.why.promiseLate', { count: late_days }),
      promise: () => t('today.why.promise'),
      meeting: () => t('today.why.meeting'),
      overdue: () => t('today.why.overdue', { count: late_days, risk: money }),
      due: () => t('today.why.due', { risk: money }),
      stale: () => t('today.why.stale', { count: deal.days, limit: deal.stale_days }),
    }
    return [in_block && t('today.why.block'), words[why]()].filter(Boolean).join(' ')
  }
  return { what, why }
}
