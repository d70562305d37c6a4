import { useI18n } from '../i18n'
import type { Evidence, Finding, Rule } from './useHealth'

/** What a finding says, why it matters, and what to do, in words. */
export function useFindingWords() {
  const { t } = useI18n()
  type Words = (finding: Finding) => string
  const what: Record<Rule, Words> = {
    leads_late: ({ count }) => t('health.what.leadsLate', { count }),
    promises_overdue: ({ count }) => t('health.what.promises', { count }),
    started_unpaid: ({ count }) => t('health.what.unpaid', { count }),
    receivables_overdue: ({ count }) => t('health.what.receivables', { count }),
    handovers_hanging: ({ count }) => t('health.what.handovers', { count }),
    handover_missing: ({ count }) => t('health.what.unhanded', { count }),
    renewals_due: ({ count }) => t('health.what.renewals', { count }),
    overdue: ({ count }) => t('health.what.overdue', { count }),
    no_next_step: ({ count }) => t('health.what.noStep', { count }),
    past_close: ({ count }) => t('health.what.pastClose', { count }),
    closing_glut: ({ count, limit }) => t('health.what.closing', { count, limit }),
    thin_top: ({ count, limit }) => t('health.what.thinTop', { count, limit: Math.round(limit) }),
    over_capacity: ({ count }) => t('health.what.capacity', { count }),
    unowned: ({ count }) => t('health.what.unowned', { count }),
    leads_unowned: ({ count }) => t('health.what.pool', { count }),
    attempts_used: ({ count }) => t('health.what.usedUp', { count }),
    stale: ({ count }) => t('health.what.stale', { count }),
    glut: ({ count, limit }) => t('health.what.glut', { count, limit }),
    no_plan: ({ count }) => t('health.what.noPlan', { count }),
    feedback_unasked: ({ count }) => t('health.what.feedback', { count }),
    debts: ({ count }) => t('health.what.debts', { count }),
    waivers: ({ count }) => t('health.what.waivers', { count }),
    steps: ({ count, of }) => t('health.what.steps', { count, of }),
    contact: ({ count, of }) => t('health.what.contact', { count, of }),
    movement: ({ count, of }) => t('health.what.movement', { count, of }),
    spread: ({ count, of }) => t('health.what.spread', { count, of }),
    full_top: ({ count, limit }) => t('health.what.fullTop', { count, limit: Math.round(limit) }),
    day_planned: () => t('health.what.dayPlanned'),
  }
  const why: Partial<Record<Rule, string>> = {
    leads_late: t('health.why.leadsLate'),
    promises_overdue: t('health.why.promises'),
    started_unpaid: t('health.why.unpaid'),
    receivables_overdue: t('health.why.receivables'),
    handovers_hanging: t('health.why.handovers'),
    handover_missing: t('health.why.unhanded'),
    renewals_due: t('health.why.renewals'),
    overdue: t('health.why.overdue'),
    no_next_step: t('health.why.noStep'),
    past_close: t('health.why.pastClose'),
    closing_glut: t('health.why.closing'),
    thin_top: t('health.why.thinTop'),
    over_capacity: t('health.why.capacity'),
    unowned: t('health.why.unowned'),
    leads_unowned: t('health.why.pool'),
    attempts_used: t('health.why.usedUp'),
    stale: t('health.why.stale'),
    glut: t('health.why.glut'),
    no_plan: t('health.why.noPlan'),
    feedback_unasked: t('health.why.feedback'),
    debts: t('health.why.debts'),
    waivers: t('health.why.waivers'),
  }
  const actions: Record<Exclude<Finding['do'], ''>, string> = {
    answer_lead: t('health.do.answerLead'),
    settle_promise: t('health.do.settlePromise'),
    get_prepayment: t('health.do.getPrepayment'),
    remind_client: t('health.do.remindClient'),
    answer_handover: t('health.do.answerHandover'),
    offer_handover: t('health.do.offerHandover'),
    settle_renewal: t('health.do.settleRenewal'),
    do_step: t('health.do.doStep'),
    set_next_step: t('health.do.setNextStep'),
    set_close_date: t('health.do.setCloseDate'),
    close_or_drop: t('health.do.closeOrDrop'),
    find_leads: t('health.do.findLeads'),
    hand_over: t('health.do.handOver'),
    give_owner: t('health.do.giveOwner'),
    take_lead: t('health.do.takeLead'),
    decide_lead: t('health.do.decideLead'),
    decide_deal: t('health.do.decideDeal'),
    move_or_drop: t('health.do.moveOrDrop'),
    plan_day: t('health.do.planDay'),
    ask_feedback: t('health.do.askFeedback'),
    settle_debt: t('health.do.settleDebt'),
    look_at_waivers: t('health.do.lookAtWaivers'),
  }
  /** By how much a row breaks the rule. */
  function measureOf({ unit, measure, limit }: Evidence): string {
    const words =
      unit === 'days'
        ? t('health.days', { count: measure })
        : unit === 'minutes'
          ? t('health.minutes', { count: measure })
          : t('health.pieces', { count: measure })
    return limit > 0 ? t('health.measure', { measure: words, limit }) : words
  }
  return {
    what: (finding: Finding) => {
      const words = what[finding.rule](finding)
      const where = [finding.pipeline_name, finding.stage_name].filter(Boolean).join(', ')
      return where ? t('health.where', { finding: words, where }) : words
    },
    why: ({ rule }: Finding) => why[rule] ?? '',
    action: (finding: Finding) => (finding.do === '' ? '' : actions[finding.do]),
    measureOf,
  }
}
