import { useQuery } from '@tanstack/react-query'
import { type FieldSpec, useOwnFields } from '../fields'
import { useFieldLabel } from '../gate'
import { type Money, useI18n } from '../i18n'
import { useApi } from '../session'
import type { Deal } from './useDeal'

const categories = ['pipeline', 'best_case', 'commit', 'omitted'] as const

/** The fields of a deal by name: those that every deal has, then the firm's own. */
export function useFieldSpecs(deal: Deal) {
  const { t } = useI18n()
  const label = useFieldLabel()
  const products = useProducts()
  const own = useOwnFields('deal', deal.fields)
  const text = (field: 'source' | 'segment' | 'name'): FieldSpec => ({
    field,
    label: label(field),
    kind: 'text',
    value: deal[field],
    patch: (value) => ({ [field]: value ?? '' }),
  })
  const name = text('name')
  const value: FieldSpec = {
    field: 'value',
    label: label('value'),
    kind: 'money',
    value: deal.value === null ? null : { minor: deal.value, currency: deal.currency },
    patch: (value) => {
      const money = value as Money | null
      return money ? { value: money.minor, currency: money.currency } : { value: null }
    },
  }
  const close: FieldSpec = {
    field: 'expected_close',
    label: label('expected_close'),
    kind: 'date',
    value: deal.expected_close,
    patch: (value) => ({ expected_close: String(value ?? '') }),
  }
  const owner: FieldSpec = {
    field: 'owner_id',
    label: label('owner'),
    kind: 'user',
    value: deal.owner_id,
    patch: (value) => ({ owner_id: String(value ?? '') }),
  }
  const company: FieldSpec = {
    field: 'company_id',
    label: label('company'),
    kind: 'company',
    value: deal.company_id ? { id: deal.company_id, name: deal.company_name } : null,
    patch: (value) => ({ company_id: String(value ?? '') }),
  }
  const others: FieldSpec[] = [
    {
      field: 'probability',
      label: label('probability'),
      kind: 'number',
      value: deal.probability,
    },
    {
      field: 'category',
      label: label('category'),
      kind: 'choice',
      value: deal.category,
      choices: categories.map((key) => ({ key, label: t('deal.category', { category: key }) })),
      patch: (value) => ({ category: String(value ?? 'pipeline') }),
    },
    text('source'),
    text('segment'),
    {
      field: 'product_id',
      label: label('product'),
      kind: 'product',
      value: deal.product_id,
      choices: products,
      patch: (value) => ({ product_id: String(value ?? '') }),
    },
    {
      field: 'tags',
      label: label('tags'),
      kind: 'tags',
      value: deal.tags,
      patch: (value) => ({ tags: (value as string[] | null) ?? [] }),
    },
    ...own,
  ]
  return { name, value, close, owner, company, others }
}

function useProducts() {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['products'],
    staleTime: 60_000,
    queryFn: async () => {
      const { data } = await api.GET('/products', { params: { query: { limit: 200 } } })
      return data?.items ?? []
    },
  })
  return (data ?? []).map(({ id, name }) => ({ key: id, label: name }))
}
