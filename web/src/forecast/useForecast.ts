import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useApi } from '../session'
import { bodyOf } from '../tables'
import { type Question, rowsQuery } from './figures'

/** The forecast, asked anew each time that somebody comes to look at it. */
export function useForecast(question: Question) {
  const api = useApi()
  return useQuery({
    queryKey: ['forecast', question],
    queryFn: () => bodyOf(api.GET('/forecast', { params: { query: question } })),
    placeholderData: keepPreviousData,
  })
}

/** The deals behind one or several figures, by the addresses that came with them. */
export function useRows(hrefs: readonly string[]) {
  const api = useApi()
  return useQuery({
    queryKey: ['forecast rows', hrefs],
    queryFn: async () => {
      const answers = await Promise.all(
        hrefs.map((href) => bodyOf(api.GET('/forecast/rows', { params: { query: rowsQuery(href) } }))),
      )
      return answers.flatMap(({ items }) => items)
    },
    enabled: hrefs.length > 0,
  })
}
