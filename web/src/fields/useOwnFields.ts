import { useQuery } from '@tanstack/react-query'
import { useI18n } from '../i18n'
import { textIn, useApi } from '../session'
import type { Fields } from '../state/change'
import type { FieldSpec } from './field-values'
import type { Editable } from './useEdit'

/** The fields that the firm has added to a noun, with the values that one of them has. */
export function useOwnFields(noun: Editable['noun'], values: Fields): FieldSpec[] {
  const { language } = useI18n()
  const fields = useFieldsOf(noun)
  return fields.map(({ key, kind, label, long, choices }) => ({
    field: key,
    label: textIn(label, language),
    kind: kind === 'text' && long ? 'long_text' : kind,
    value: values[key],
    ...(choices && { choices: choices.map(({ key, label }) => ({ key, label: textIn(label, language) })) }),
    patch: (value) => ({ fields: { ...values, [key]: value } }),
  }))
}

/** The definitions of the fields that the firm has added to a noun. */
export function useFieldsOf(noun: Editable['noun']) {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['fields'],
    staleTime: 300_000,
    queryFn: async () => (await api.GET('/fields')).data?.items ?? [],
  })
  return (data ?? []).filter((each) => each.noun === noun && !each.hidden)
}
