import { useQuery } from '@tanstack/react-query'
import { useI18n } from '../i18n'
import { textIn, useApi } from '../session'
import { bodyOf } from '../tables'

const nouns: Record<string, string> = { deals: 'deal', companies: 'company', contacts: 'contact' }

/** Begins a column that says when a deal entered a stage; the stage's name follows. */
const entered = 'entered:'

/** What the places are called where columns of a kind can go: ours, and fields of the firm's own. */
export function useTargetNames(kind: string): (field: string) => string {
  const { t, language } = useI18n()
  const api = useApi()
  const { data } = useQuery({ queryKey: ['fields'], queryFn: () => bodyOf(api.GET('/fields')) })
  const own = new Map(
    (data?.items ?? [])
      .filter(({ noun }) => noun === nouns[kind])
      .map(({ key, label }) => [key, textIn(label, language) || key]),
  )
  return (field) => {
    if (field.startsWith(entered)) return t('imports.entered', { stage: field.slice(entered.length) })
    return own.get(field) ?? t('imports.field', { field, kind })
  }
}
