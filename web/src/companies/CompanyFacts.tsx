import { type FieldSpec, useOwnFields } from '../fields'
import { languages, nativeName, useI18n } from '../i18n'
import { useSession } from '../session'
import classes from './Companies.module.css'
import { Facts } from './Facts'
import type { Company } from './useRecords'

/** What is known of a company: what every company has, then the firm's own fields. */
export function CompanyFacts({ company }: { company: Company }) {
  const { t } = useI18n()
  const { can, workspace } = useSession()
  const own = useOwnFields('company', company.fields)
  const days = company.credit_days
  const text = (field: 'name' | 'segment' | 'industry' | 'size' | 'tax_id', label: string): FieldSpec => ({
    field,
    label,
    kind: 'text',
    value: company[field],
    patch: (value) => ({ [field]: value ?? '' }),
  })
  const specs: FieldSpec[] = [
    text('name', t('companies.name')),
    { ...text('segment', t('companies.segment')), suggestions: workspace.settings.segments },
    {
      field: 'credit_days',
      label: t('companies.credit'),
      kind: 'number',
      value: days,
      ...(days !== null && { shown: t('companies.credit.days', { count: days }) }),
    },
    {
      field: 'owner_id',
      label: t('companies.owner'),
      kind: 'user',
      value: company.owner_id,
      patch: (value) => ({ owner_id: value ?? '' }),
    },
    text('industry', t('companies.industry')),
    text('size', t('companies.size')),
    {
      field: 'address',
      label: t('companies.address'),
      kind: 'long_text',
      value: company.address,
      patch: (value) => ({ address: value ?? '' }),
    },
    text('tax_id', t('companies.taxId')),
    {
      field: 'language',
      label: t('companies.language'),
      kind: 'choice',
      value: company.language,
      choices: languages.map((key) => ({ key, label: nativeName[key] })),
      patch: (value) => ({ language: value ?? '' }),
    },
    ...own,
  ]
  return (
    <section className={classes.panel} aria-label={t('companies.facts')}>
      <dl className={classes.facts}>
        <Facts of={{ noun: 'company', id: company.id }} specs={specs} readOnly={!can('edit-company')} />
      </dl>
    </section>
  )
}
