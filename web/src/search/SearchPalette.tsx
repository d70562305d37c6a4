import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Translate, useI18n } from '../i18n'
import { languages } from '../i18n/language'
import { loadCatalogue } from '../i18n/messages'
import { useApi, usePipelines } from '../session'
import { Palette, type PaletteGroup } from '../ui/Palette'
import { matches } from './match'
import { type Place, recentPlaces, remember } from './recent'

/** Something that can be done from anywhere. */
export interface Command {
  id: string
  label: string
  /** As it is printed: "G B". */
  keys?: string
  run: () => void
}

interface SearchPaletteProps {
  open: boolean
  /** What was typed for it before it was there. */
  typed: string
  onClose: () => void
  /** All commands, in the words of a language. */
  commands: (t: Translate) => Command[]
  /** Whether there are pages at paths that begin so. */
  leads: (prefix: string) => boolean
  onGo: (path: string) => void
}

/** Typing may pause this long before it is looked up. */
const pause = 120

/** Finds any deal, company or contact, and goes anywhere. */
export function SearchPalette({ open, typed, onClose, commands, leads, onGo }: SearchPaletteProps) {
  const { t } = useI18n()
  const [query, setQuery] = useState(typed)
  const hurry = useRef(false)
  const { places, settled, failed } = useFound(query.trim(), leads)
  const matching = useMatching(query, commands, open)

  const groups: PaletteGroup[] =
    query.trim() === ''
      ? [
          { id: 'recent', label: t('search.recent'), options: recentPlaces() },
          { id: 'go', label: t('search.go'), options: matching.map(asOption) },
        ]
      : [...places, { id: 'go', label: t('search.go'), options: matching.map(asOption) }]
  const nothing = settled && query.trim() !== '' && groups.every(({ options }) => options.length === 0)

  function handleChoose(id: string | undefined) {
    // What was typed a moment ago is not looked up yet: Enter waits for it.
    if (!settled) {
      hurry.current = true
      return
    }
    if (!id) return
    const command = matching.find((each) => each.id === id)
    const place = [...places.flatMap(({ options }) => options), ...recentPlaces()].find(
      (each) => each.id === id,
    )
    handleClose()
    if (command) command.run()
    else if (place) {
      remember(place)
      onGo(place.path)
    }
  }
  function handleClose() {
    setQuery('')
    onClose()
  }
  const first = groups.flatMap(({ options }) => options)[0]?.id
  useEffect(() => {
    if (!settled || !hurry.current) return
    hurry.current = false
    if (first) handleChoose(first)
  })
  return (
    <Palette
      open={open}
      onClose={handleClose}
      label={t('search.title')}
      placeholder={t('search.placeholder')}
      query={query}
      onQuery={(text) => {
        hurry.current = false
        setQuery(text)
      }}
      groups={groups}
      onChoose={handleChoose}
      note={failed ? t('search.failed') : nothing ? t('search.nothing', { query: query.trim() }) : undefined}
    />
  )
}

function asOption({ id, label, keys }: Command) {
  return { id, label, ...(keys && { hint: keys }) }
}

/** The commands that are meant, whichever of the three languages they are called in. */
function useMatching(query: string, commands: SearchPaletteProps['commands'], open: boolean): Command[] {
  const { t } = useI18n()
  const { data: others = [] } = useQuery({
    queryKey: ['catalogues'],
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => Promise.all(languages.map(loadCatalogue)),
  })
  return useMemo(() => {
    const own = commands(t)
    if (query.trim() === '') return own
    const names = others.map((catalogue) => commands(catalogue.t))
    return own.filter((command) => {
      const same = names.flatMap((all) => all.find(({ id }) => id === command.id)?.label ?? [])
      return matches(query, [command.label, ...same])
    })
  }, [query, commands, others, t])
}

interface PlaceGroup extends PaletteGroup {
  options: Place[]
}

/** What the server finds; the former findings stay until the new ones are there. */
function useFound(query: string, leads: (prefix: string) => boolean) {
  const { t } = useI18n()
  const api = useApi()
  const { pipelines } = usePipelines()
  const asked = useLater(query)
  const { data, isFetching, isError } = useQuery({
    queryKey: ['search', asked],
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { data } = await api.GET('/search', { params: { query: { q: asked, limit: 8 } }, signal })
      return data
    },
  })
  const places = useMemo((): PlaceGroup[] => {
    if (!data) return []
    const stageOf = (pipeline: string, key: string) =>
      pipelines.find(({ id }) => id === pipeline)?.stages.find((stage) => stage.key === key)?.name
    const deals = data.deals.map(({ id, number, name, company_name, pipeline_id, stage }) => ({
      id,
      label: name,
      detail: [company_name, stageOf(pipeline_id, stage)].filter(Boolean).join(' · '),
      hint: `D-${number}`,
      path: `/d/${number}`,
    }))
    const companies = data.companies.map(({ id, name }) => ({ id, label: name, path: `/companies/${id}` }))
    const contacts = data.contacts.map(({ id, name, company_name, email, phone }) => ({
      id,
      label: name,
      detail: [company_name, email, phone].filter(Boolean).join(' · '),
      path: `/contacts?open=${id}`,
    }))
    return [
      { id: 'deals', label: t('nav.deals'), options: leads('/d/') ? deals : [] },
      { id: 'companies', label: t('nav.companies'), options: leads('/companies/') ? companies : [] },
      { id: 'contacts', label: t('nav.contacts'), options: leads('/contacts') ? contacts : [] },
    ]
  }, [data, pipelines, leads, t])
  return { places, settled: query === '' || (asked === query && !isFetching), failed: isError }
}

/** A text once it has been the same for a moment. */
function useLater(text: string): string {
  const [later, setLater] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return later
}
