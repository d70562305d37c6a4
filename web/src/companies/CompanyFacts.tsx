import { useI18n } from '../i18n'
import { useSession, useUsers } from '../session'
import classes from './Companies.module.css'
import { Inline } from './Inline'
import { useCompanyEditing } from './useEditing'
import type { Company } from './useRecords'

/** What is known of a company, each fact to be changed where it stands. */
export function CompanyFacts({ company }: { company: Company }) {
  const { t } = useI18n()
  const { can, workspace } = useSession()
  const { users, nameOf } = useUsers()
  const { save, question } = useCompanyEditing(company.id)
  const fixed = !can('edit-company')
  const text = (field: 'name' | 'segment' | 'industry' | 'size', label: string, suggestions?: string[]) => (
    <Inline
      label={label}
      value={company[field]}
      disabled={fixed}
      suggestions={suggestions}
      onSave={(value) => save({ [field]: value })}
    />
  )
  const days = company.credit_days
  return (
    <section className={classes.panel} aria-label={t('companies.facts')}>
      <dl className={classes.facts}>
        {text('name', t('companies.name'))}
        {text('segment', t('companies.segment'), workspace.settings.segments)}
        <Inline
          label={t('companies.credit')}
          value={days === null ? '' : String(days)}
          shown={days === null ? '' : t('companies.credit.days', { count: days })}
          inputMode="numeric"
          disabled={fixed}
          onSave={(value) => save({ credit_days: daysIn(value) })}
        />
        <Inline
          label={t('companies.owner')}
          value={company.owner_id}
          shown={nameOf(company.owner_id)}
          choices={[
            { value: '', label: '—' },
            ...users
              .filter(({ id, active }) => active || id === company.owner_id)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          disabled={fixed}
          onSave={(value) => save({ owner_id: value })}
        />
        {text('industry', t('companies.industry'))}
        {text('size', t('companies.size'))}
      </dl>
      {question}
    </section>
  )
}

/** A number of days; what is none goes as it is, for the server to say what is wrong. */
export function daysIn(text: string): number | string | null {
  if (text.trim() === '') return null
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : text.trim()
}
