import { type Check, type Process, stageOf } from '../gate'
import { useI18n } from '../i18n'
import type { Deal, DealPage } from './useDeal'

/** What a met criterion rests on, as far as the page can tell: a value, a person, a step. */
export function useEvidence(deal: Deal, page: DealPage, process: Process) {
  const { t, format } = useI18n()
  return ({ id, stage, kind, met, action }: Check): string | undefined => {
    if (!met) return undefined
    const [input] = action.inputs
    if (kind === 'person') {
      const names = page.people.filter(({ part }) => part === input?.part).map(({ name }) => name)
      return names.length > 0 ? format.list(names) : undefined
    }
    if (kind === 'task') {
      const next = deal.next_step
      return next?.due_on
        ? t('deal.evidence.step', { title: next.title, date: format.date(next.due_on) })
        : undefined
    }
    if (kind === 'document') {
      const kinds = input?.choices?.map(({ key }) => key) ?? []
      const paper = page.documents.findLast((each) => each.state !== 'void' && kinds.includes(each.kind))
      return paper && t('deal.evidence.document', { name: paper.name, state: paper.state })
    }
    if (kind !== 'field') return undefined
    const { exit = [], enter = [] } = stageOf(process, stage) ?? {}
    const field = [...exit, ...enter].find(({ key }) => key === id)?.field
    if (field === 'value' && deal.value !== null) {
      return format.money({ minor: deal.value, currency: deal.currency })
    }
    if (field === 'expected_close') return format.date(deal.expected_close)
    if (field === 'company') return deal.company_name
    return undefined
  }
}
