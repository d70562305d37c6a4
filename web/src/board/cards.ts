import type { components } from '../api/schema'
import { daysBetween, type PlainDate } from '../i18n/plain-date'
import type { Fields } from '../state/change'
import type { Board } from './board-model'

/** What a card shows of a deal. */
export type Card = Pick<
  components['schemas']['Deal'],
  | 'id'
  | 'number'
  | 'version'
  | 'name'
  | 'company_name'
  | 'pipeline_id'
  | 'stage'
  | 'value'
  | 'currency'
  | 'owner_id'
  | 'outcome'
  | 'waiting_until'
  | 'debts'
  | 'waivers'
> & { stage_since: string | null; next_step: components['schemas']['NextStep'] | null }

/** The cards of a board that came as columns, as entities. */
export function cardsOf({ pipeline_id, stages, columns }: Board): Fields[] {
  if (!columns) return []
  const c = columns
  return c.id.map((id, i) => {
    const company = c.companies[c.company[i] ?? -1]
    return {
      id,
      pipeline_id,
      number: c.number[i],
      version: c.version[i],
      name: c.name[i],
      company_id: company?.id ?? '',
      company_name: company?.name ?? '',
      pipeline_version: c.pipeline_version[i],
      stage: stages[c.stage[i] ?? -1]?.key,
      stage_since: c.stage_since[i],
      rank: c.rank[i],
      value: c.value[i],
      currency: c.currencies[c.currency[i] ?? -1] ?? '',
      expected_close: c.expected_close[i],
      owner_id: c.owners[c.owner[i] ?? -1] ?? '',
      outcome: c.outcome[i],
      next_step: c.next_task_id[i]
        ? {
            task_id: c.next_task_id[i],
            title: c.next_title[i],
            kind: c.next_kind[i],
            due_on: c.next_due_on[i],
            due_at: c.next_due_at[i],
          }
        : null,
      waiting_until: c.waiting_until[i],
      debts: c.debts[i],
      waivers: c.waivers[i],
      tags: c.tags[i] ?? [],
    }
  })
}

/** The next step of a deal as its chip tells it. */
export type StepState =
  | { kind: 'none' }
  | { kind: 'undated'; title: string }
  | { kind: 'overdue'; title: string; days: number }
  | { kind: 'today'; title: string; at: string | null }
  | { kind: 'later'; title: string; date: PlainDate }
  | { kind: 'waiting'; until: PlainDate }

export function stepState(
  { next_step, waiting_until }: Pick<Card, 'next_step' | 'waiting_until'>,
  today: PlainDate,
): StepState {
  if (waiting_until && waiting_until > today) return { kind: 'waiting', until: waiting_until }
  if (!next_step) return { kind: 'none' }
  const { title, due_on, due_at } = next_step
  if (!due_on) return { kind: 'undated', title }
  if (due_on < today) return { kind: 'overdue', title, days: daysBetween(due_on, today) }
  if (due_on === today) return { kind: 'today', title, at: due_at }
  return { kind: 'later', title, date: due_on }
}
