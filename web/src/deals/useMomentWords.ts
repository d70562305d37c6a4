import { useFieldsOf } from '../fields'
import { useFieldLabel } from '../gate'
import { useI18n } from '../i18n'
import { type PipelineView, textIn, useUsers } from '../session'
import { useDuration } from '../work'
import { criterionOf } from './criterion'
import type { Deal, Moment } from './useDeal'

/** Changes that another entry tells better. */
const silent = new Set(['next_step', 'logged', 'moved', 'linked', 'engaged'])

/** Fields that a person has changed; others follow from them. */
const own = new Set([
  'name',
  'value',
  'currency',
  'expected_close',
  'probability',
  'category',
  'owner_id',
  'company_id',
  'product_id',
  'source',
  'segment',
  'tags',
  'performers',
  'start_date',
])

/** How often somebody was asked, as far as words tell it apart. */
const asked = ['first', 'second']

type Changed = Record<string, unknown>

export function isNews({ verb, after }: Moment): boolean {
  if (silent.has(verb)) return false
  return verb !== 'answered' || typeof (after as Changed | undefined)?.criterion === 'string'
}

/** Each entry of a timeline as a sentence. */
export function useMomentWords(_: Deal, pipeline: PipelineView | undefined) {
  const { t, language, format } = useI18n()
  const label = useFieldLabel()
  const { nameOf } = useUsers()
  const custom = useFieldsOf('deal')
  const duration = useDuration()
  const stageName = (key: unknown) =>
    pipeline?.stages.find((stage) => stage.key === key)?.name ??
    (key === 'end' ? t('deal.end') : String(key ?? ''))
  const fieldName = (key: string) => {
    const firm = custom.find((field) => field.key === key)
    return firm ? textIn(firm.label, language) : label(key)
  }
  const criterion = (key: unknown) =>
    textIn(criterionOf(pipeline?.pipeline.process, String(key))?.text, language) || String(key ?? '')

  function changedFields(before: Changed, after: Changed): string {
    const plain = Object.keys(after).filter((field) => own.has(field) && field !== 'currency')
    const was = (before.fields ?? {}) as Changed
    const is = (after.fields ?? {}) as Changed
    const firm = custom
      .filter(({ key }) => JSON.stringify(was[key]) !== JSON.stringify(is[key]) && 'fields' in after)
      .map((field) => textIn(field.label, language))
    return format.list([...plain.map(label), ...firm])
  }
  return ({ verb, activity, visit, before, after }: Moment): string => {
    const was = (before ?? {}) as Changed
    const is = (after ?? {}) as Changed
    if (activity) {
      return t('deal.moment.activity', {
        kind: activity.kind,
        direction: activity.direction === 'theirs' ? 'theirs' : activity.two_way ? 'both' : 'ours',
      })
    }
    if (visit) {
      const stage = stageName(visit.stage)
      const entered = t('deal.moment.entered', { way: visit.way, stage })
      return visit.void ? `${entered} ${t('deal.moment.void')}` : entered
    }
    switch (verb) {
      case 'created':
        return t('deal.moment.created')
      case 'edited':
      case 'passed_on': {
        const fields = changedFields(was, is)
        return fields ? t('deal.moment.edited', { fields }) : t('deal.moment.changed')
      }
      case 'move_undone':
        return t('deal.moment.moveUndone', { stage: stageName(is.stage) })
      case 'lost':
      case 'disqualified':
      case 'reopened':
        return t('deal.moment.closed', { verb })
      case 'waiting':
        return t('deal.moment.waiting', {
          date: is.waiting_until ? format.date(String(is.waiting_until)) : '',
        })
      case 'waiting_ended':
        return t('deal.moment.waitingEnded')
      case 'task_added':
        return t('deal.moment.taskAdded', { title: titleOf(is) })
      case 'task_done':
        return t('deal.moment.taskDone', { title: String(is.task ?? '') })
      case 'task_edited':
        return t('deal.moment.taskEdited', { title: String(is.task ?? '') })
      case 'task_dropped':
        return t('deal.moment.taskDropped', { title: String(is.task ?? '') })
      case 'plan_set':
        return t('deal.moment.planSet')
      case 'invoice_drafted':
      case 'invoice_issued':
      case 'invoice_sent':
      case 'invoice_dropped':
      case 'credit_issued':
        return t('deal.moment.invoice', { verb, number: String(is.number ?? '') })
      case 'point_written':
      case 'point_agreed':
      case 'point_opened':
        return t('deal.moment.point', { verb, point: fieldName(String(is.field ?? '')) })
      case 'reminder_due':
      case 'reminder_settled':
        return t('deal.moment.reminder', {
          verb,
          number: String(is.number ?? ''),
          step: Number(is.step ?? 1),
        })
      case 'payment_booked':
      case 'payment_reversed':
        return t('deal.moment.payment', { verb })
      case 'answered':
        return t('deal.moment.answered', { text: criterion(is.criterion) })
      case 'asked':
        return is.purpose === 'discount'
          ? t('deal.moment.discountAsked')
          : t('deal.moment.asked', { purpose: String(is.purpose), text: criterion(is.criterion) })
      case 'decided':
        return t('deal.moment.decided', {
          decision: String(is.decision),
          text: is.purpose === 'discount' ? t('deal.moment.discount') : criterion(is.criterion),
        })
      case 'handover_offered':
      case 'handover_retold':
      case 'handover_refused':
      case 'handover_accepted':
        return t('deal.moment.handover', { verb, name: String(is.receiver ?? '') })
      case 'responsible':
        return t('deal.moment.responsible', { name: nameOf(String(is.responsible_id ?? '')) })
      case 'promise_made':
      case 'promise_edited':
      case 'promise_kept':
      case 'promise_broken':
      case 'promise_withdrawn':
        return t('deal.moment.promise', { verb, text: String(is.promise ?? '') })
      case 'card_opened':
      case 'card_joined':
        return t('deal.moment.card', { verb, card: String(is.card ?? '') })
      case 'deal_linked':
      case 'deal_unlinked':
        return t('deal.moment.linked', { verb, deal: String(is.deal ?? '') })
      case 'renewal_added':
      case 'renewal_renewed':
      case 'renewal_lapsed':
      case 'renewal_dropped':
        return t('deal.moment.renewal', { verb, date: is.due_on ? format.date(String(is.due_on)) : '' })
      case 'interviewed':
        return t('deal.moment.interviewed')
      case 'signs_answered':
        return t('deal.moment.signs', { stage: stageName(is.stage) })
      case 'hours_logged':
      case 'hours_edited':
      case 'hours_removed':
        return [t('deal.moment.hours', { verb, time: duration(Number(is.minutes ?? 0)) }), is.what]
          .filter(Boolean)
          .join(': ')
      case 'taken':
        return t('deal.moment.taken')
      case 'expense_added':
      case 'expense_removed':
        return t('deal.moment.expense', { verb, what: String(is.what ?? '') })
      case 'offer_added':
      case 'offer_edited':
      case 'offer_sent':
      case 'offer_linked':
      case 'offer_seen':
      case 'offer_accepted':
      case 'offer_declined':
      case 'offer_changes_asked':
        return t('deal.moment.offer', {
          verb,
          name: String(is.offer ?? ''),
          number: Number(is.number ?? 0),
          who: String(is.name ?? ''),
        })
      case 'change_asked':
        return t('deal.moment.changeAsked', { title: String(is.change ?? '') })
      case 'change_decided':
        return t('deal.moment.changeDecided', {
          title: String(is.change ?? ''),
          decision: String(is.decision ?? ''),
        })
      case 'feedback_asked':
        return t('deal.moment.feedbackAsked', {
          name: String(is.contact ?? ''),
          times: asked[Number(is.times ?? 1) - 1] ?? 'more',
        })
      case 'feedback_linked':
        return t('deal.moment.feedbackLinked', { name: String(is.contact ?? '') })
      case 'feedback_answered':
      case 'feedback_no_answer':
        return t('deal.moment.feedback', { verb, name: String(is.contact ?? '') })
      case 'publication_added':
        return t('deal.moment.publication', { kind: String(is.kind ?? '') })
      case 'publication_edited':
      case 'publication_removed':
        return t('deal.moment.publicationChanged', {
          verb,
          what: t('after.what', { kind: String(is.kind ?? '') }),
        })
      case 'permission_asked':
      case 'permission_granted':
      case 'permission_refused':
      case 'permission_withdrawn':
        return t('deal.moment.permission', { verb, what: t('after.what', { kind: String(is.kind ?? '') }) })
      case 'left_out_set':
      case 'figures_set':
        return t('deal.moment.results', { verb })
      case 'contact_added':
        return t('deal.moment.contactAdded', {
          name: String(is.contact ?? ''),
          part: t('deal.part', { part: String(is.part ?? '') }),
        })
      case 'contact_removed':
        return t('deal.moment.contactRemoved')
      case 'document_added':
      case 'document_stepped':
      case 'document_linked':
      case 'document_edited': {
        const { name, state } = (is.document ?? {}) as { name?: string; state?: string }
        return t('deal.moment.document', { verb, name: name ?? '', state: state ?? '' })
      }
      case 'document_answered': {
        const { name, state } = (is.document ?? {}) as { name?: string; state?: string }
        const who = String(is.name ?? '')
        return t('deal.moment.documentAnswered', { who, name: name ?? '', state: state ?? '' })
      }
    }
    return t('deal.moment.changed')
  }
}

function titleOf({ next_step }: Changed): string {
  return String((next_step as { title?: string } | undefined | null)?.title ?? '')
}
