import { writeHeaders } from '../api/client'
import { useI18n } from '../i18n'
import { answerOf, useApi, useSaving, useUsers } from '../session'

/** Saves fields of a company; where somebody else changed the same one, the question shows both values. */
export function useCompanyEditing(id: string) {
  const { t } = useI18n()
  const api = useApi()
  const { nameOf } = useUsers()
  const labels: Record<string, string> = {
    name: t('companies.name'),
    segment: t('companies.segment'),
    industry: t('companies.industry'),
    size: t('companies.size'),
    credit_days: t('companies.credit'),
    owner_id: t('companies.owner'),
  }
  return useSaving({
    noun: 'company',
    id,
    tell: (field, value) => ({
      label: labels[field] ?? field,
      text: field === 'owner_id' ? nameOf(String(value ?? '')) : String(value ?? ''),
    }),
    send: (patch, { cid, version }) =>
      answerOf(
        api.PATCH('/companies/{id}', {
          params: { path: { id } },
          headers: writeHeaders(cid, version),
          body: { ...patch },
        }),
      ),
  })
}

/** Saves fields of a contact. */
export function useContactEditing(id: string) {
  const { t } = useI18n()
  const api = useApi()
  const labels: Record<string, string> = {
    name: t('companies.contact.name'),
    title: t('companies.contact.title'),
    email: t('companies.email'),
    phone: t('companies.phone'),
    part: t('companies.partTitle'),
  }
  return useSaving({
    noun: 'contact',
    id,
    tell: (field, value) => ({
      label: labels[field] ?? field,
      text: field === 'part' && value ? t('companies.part', { part: String(value) }) : String(value ?? ''),
    }),
    send: (patch, { cid, version }) =>
      answerOf(
        api.PATCH('/contacts/{id}', {
          params: { path: { id } },
          headers: writeHeaders(cid, version),
          body: { ...patch },
        }),
      ),
  })
}
