import { useI18n } from '../i18n'

/** What a field of the firm's own is called, and our words for those that every deal has. */
export function useFieldLabel(): (field: string) => string {
  const { t } = useI18n()
  const own: Record<string, string> = {
    value: t('gate.field.value'),
    expected_close: t('gate.field.expectedClose'),
    probability: t('gate.field.probability'),
    source: t('gate.field.source'),
    segment: t('gate.field.segment'),
    product: t('gate.field.product'),
    owner: t('gate.field.owner'),
    company: t('gate.field.company'),
    tags: t('gate.field.tags'),
    category: t('gate.field.category'),
    currency: t('gate.field.currency'),
    name: t('gate.field.name'),
    credit_days: t('gate.field.creditDays'),
    industry: t('gate.field.industry'),
    size: t('gate.field.size'),
  }
  return (field) => own[field.replace(/^company\./, '').replace(/_id$/, '')] ?? field
}

/** Roles as those who may do something: "a manager or the owner". */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { t, language } = useI18n()
  const list = new Intl.ListFormat(language, { type: 'disjunction' })
  return (roles) => list.format(roles.map((role) => t('gate.role', { role })))
}
