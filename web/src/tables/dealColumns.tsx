import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { dateIn } from '../i18n/plain-date'
import { usePipelines, useSession, useUsers } from '../session'
import { DateText } from '../ui/DateText'
import { Money } from '../ui/Money'

export type Deal = components['schemas']['Deal']

/** Columns that may be chosen, in their order; the first ones are there unless others are asked for. */
export const columnKeys = [
  'company', 'stage', 'value', 'close', 'next', 'owner',
  'outcome', 'probability', 'segment', 'source', 'stage_since', 'created', 'updated', 'closed',
] as const // biome-ignore format: those at first above the others

export type ColumnKey = (typeof columnKeys)[number]

export const usualColumns: readonly ColumnKey[] = columnKeys.slice(0, 6)

export interface DealColumn {
  key: ColumnKey
  title: string
  /** What the server calls the order by this column. */
  sort?: string
  figures?: boolean
  cell: (deal: Deal) => ReactNode
}

/** The columns that a list of deals shows. */
export function columnsIn(cols: string | undefined): readonly ColumnKey[] {
  if (cols === undefined) return usualColumns
  const asked = cols.split(',')
  return columnKeys.filter((key) => asked.includes(key))
}

export function useDealColumns(): readonly DealColumn[] {
  const { t, format } = useI18n()
  const { pipelines } = usePipelines()
  const { nameOf } = useUsers()
  const { workspace } = useSession()
  const stageOf = (deal: Deal) => {
    const stage = pipelines
      .find(({ id }) => id === deal.pipeline_id)
      ?.stages.find(({ key }) => key === deal.stage)
    return stage ? `${stage.number}. ${stage.name}` : '—'
  }
  const day = (instant: string | null) =>
    instant ? <DateText date={dateIn(workspace.time_zone, Date.parse(instant))} /> : '—'
  const dueOf = ({ due_on, due_at }: Deal['next_step']) =>
    due_on ? format.date(due_on) : due_at && format.instant(Date.parse(due_at))
  const cells: Record<ColumnKey, Omit<DealColumn, 'key' | 'title'>> = {
    company: {
      cell: ({ company_id, company_name }) =>
        company_id ? (
          <Link to="/companies/$id" params={{ id: company_id }}>
            {company_name}
          </Link>
        ) : (
          '—'
        ),
    },
    stage: { sort: 'stage', cell: stageOf },
    value: {
      sort: 'value',
      figures: true,
      cell: ({ value, currency }) =>
        value === null ? '—' : <Money amount={{ minor: value, currency }} in="table" />,
    },
    close: {
      sort: 'expected_close',
      figures: true,
      cell: ({ expected_close }) => (expected_close ? <DateText date={expected_close} /> : '—'),
    },
    next: {
      sort: 'next_due',
      cell: ({ next_step, outcome }) =>
        next_step?.title
          ? [next_step.title, dueOf(next_step)].filter(Boolean).join(' · ')
          : outcome === 'open'
            ? t('tables.noStep')
            : '—',
    },
    owner: { cell: ({ owner_id }) => nameOf(owner_id) || '—' },
    outcome: { cell: ({ outcome }) => t('tables.outcome', { outcome }) },
    probability: {
      figures: true,
      cell: ({ probability }) => (probability === null ? '—' : format.percent(probability / 100, 1)),
    },
    segment: { cell: ({ segment }) => segment || '—' },
    source: { cell: ({ source }) => source || '—' },
    stage_since: { sort: 'stage_since', figures: true, cell: ({ stage_since }) => day(stage_since) },
    created: { sort: 'created', figures: true, cell: ({ created_at }) => day(created_at) },
    updated: { sort: 'updated', figures: true, cell: ({ updated_at }) => day(updated_at) },
    closed: { sort: 'closed', figures: true, cell: ({ closed_at }) => day(closed_at) },
  }
  return columnKeys.map((key) => ({ key, title: t('tables.column', { column: key }), ...cells[key] }))
}
