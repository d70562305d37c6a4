import { useQueries } from '@tanstack/react-query'
import type { Choice } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'

const most = 6 // deals that are looked through

/** What was talked and written on some deals, to be chosen as evidence, the newest first. */
export function useActivities(deals: readonly string[]): readonly Choice[] {
  const { t, format } = useI18n()
  const api = useApi()
  const read = useQueries({
    queries: deals.slice(0, most).map((id) => ({
      queryKey: ['evidence', id],
      queryFn: async () =>
        (
          await api.GET('/deals/{id}/timeline', { params: { path: { id }, query: { limit: 100 } } })
        ).data?.items.flatMap(({ activity }) => activity ?? []) ?? [],
    })),
  })
  return read
    .flatMap(({ data = [] }) => data)
    .toSorted((a, b) => String(b.at).localeCompare(String(a.at)))
    .map(({ id, at, kind, direction, two_way, note }) => ({
      key: id,
      label: [
        at && format.instant(Date.parse(at)),
        t('deal.moment.activity', {
          kind,
          direction: direction === 'theirs' ? 'theirs' : two_way ? 'both' : 'ours',
        }),
        note.slice(0, 80),
      ]
        .filter(Boolean)
        .join(' · '),
    }))
}
