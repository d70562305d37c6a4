import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { components } from '../api/schema'
import { useNow } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useUsers } from '../session'
import { bodyOf, useChanges } from '../tables'

export type Lead = components['schemas']['Lead']
export type Shown = 'open' | 'recycled' | 'disqualified' | 'converted' | 'quarantined'

/** Which of the leads of a state may be the same as somebody, by the lead. */
export function useLeadsAlike(status: Shown, leads: readonly Lead[] | undefined) {
  const api = useApi()
  const asked = status === 'open' || status === 'recycled' || status === 'disqualified'
  const { data } = useQuery({
    queryKey: ['lead-look-alikes', status, leads?.map(({ id, version }) => `${id} ${version}`)],
    queryFn: () => bodyOf(api.GET('/leads/look-alikes', { params: { query: { status: status as 'open' } } })),
    enabled: asked && leads !== undefined && leads.length > 0,
    placeholderData: (before) => before,
  })
  return new Map((asked && data?.items ? data.items : []).map(({ lead_id, items }) => [lead_id, items]))
}

/** Leads of one state, the least time left first; read again when somebody changed one. */
export function useLeads(status: Shown) {
  const api = useApi()
  const [since] = useState(() => Date.now())
  const changes = useChanges('lead', since)
  return useQuery({
    queryKey: ['leads', status, changes],
    queryFn: () =>
      bodyOf(
        api.GET('/leads', {
          params: { query: { status, sort: status === 'open' ? 'urgent' : 'newest', limit: 200 } },
        }),
      ),
    placeholderData: (before, last) => (last?.queryKey[1] === status ? before : undefined),
  })
}

interface Countdown {
  words: string
  /** The goal is missed. */
  late: boolean
}

/** How a lead's clock stands, in words that count down by themselves: to the goal, and then to the limit. */
export function useCountdown(lead: Lead): Countdown {
  const { t, format } = useI18n()
  const now = useNow()
  const [, tick] = useState(0)
  const { state, goal_left, left, minutes, as_of, resumes_at } = lead.clock
  const runs = state !== 'answered' && state !== 'off' && !resumes_at
  useEffect(() => {
    if (!runs) return
    const timer = setInterval(() => tick((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [runs])
  if (state === 'off') return { words: '', late: false }
  if (state === 'answered') return { words: t('leads.clock.answered', { minutes }), late: false }
  const gone = runs ? Math.floor((now() - Date.parse(as_of ?? '')) / 1000) : 0
  const late = goal_left <= gone
  const time = clockTime(Math.abs((late ? left : goal_left) - gone), (count) =>
    t('leads.clock.hours', { count }),
  )
  if (left <= gone) return { words: t('leads.clock.breached', { time }), late }
  if (resumes_at) {
    return { words: t('leads.clock.paused', { time, when: format.instant(Date.parse(resumes_at)) }), late }
  }
  return { words: t(late ? 'leads.clock.late' : 'leads.clock.left', { time }), late }
}

/** Minutes and seconds; above an hour, hours alone. */
function clockTime(seconds: number, hours: (count: number) => string): string {
  if (seconds >= 3600) return hours(Math.floor(seconds / 3600))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Whose a lead is, and why. */
export function useTurn(lead: Lead): string {
  const { t } = useI18n()
  const { nameOf } = useUsers()
  const { why, open, capacity, company, from, sellers } = lead.turn
  const name = nameOf(lead.owner_id)
  const room = capacity > 0 ? t('leads.turn.room', { open, capacity }) : ''
  const words = {
    owner: () => t('leads.turn.owner', { name, company }),
    owner_full: () => t('leads.turn.ownerFull', { name, company }),
    next: () => t('leads.turn.next', { name }),
    own: () => t('leads.turn.own', { name }),
    hand: () => t('leads.turn.hand', { name, from }),
    taken: () => t('leads.turn.taken', { name }),
    passed: () => t('leads.turn.passed', { name }),
    stays: () => t('leads.turn.stays', { name }),
    left: () => t('leads.turn.left', { name }),
    pool_full: () => t('leads.turn.poolFull', { sellers }),
    pool: () => t('leads.turn.pool'),
    held: () => t('leads.turn.held'),
  }
  return [words[why](), room].filter(Boolean).join(' · ')
}
