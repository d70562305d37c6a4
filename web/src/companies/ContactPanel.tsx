import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { useEntity } from '../state/hooks'
import { SidePanel } from '../tables'
import { Loading, Skeleton } from '../ui/PageState'
import classes from './Companies.module.css'
import { Inline } from './Inline'
import { parts } from './parts'
import { useContactEditing } from './useEditing'
import { type Company, type Contact, useKnown } from './useRecords'

interface ContactPanelProps {
  id: string | undefined
  onClose: () => void
}

/** One contact, each fact to be changed where it stands. */
export function ContactPanel({ id, onClose }: ContactPanelProps) {
  useKnown('contact', id)
  const contact = useEntity('contact', id ?? '') as Contact | undefined
  return (
    <SidePanel open={id !== undefined} onClose={onClose} title={contact?.name ?? ''}>
      {contact ? (
        <Facts key={contact.id} contact={contact} />
      ) : (
        <Loading>
          <Skeleton height="10rem" />
        </Loading>
      )}
    </SidePanel>
  )
}

function Facts({ contact }: { contact: Contact }) {
  const { t } = useI18n()
  const { can } = useSession()
  useKnown('company', contact.company_id || undefined)
  const company = useEntity('company', contact.company_id) as Company | undefined
  const { save, question } = useContactEditing(contact.id)
  const fixed = !can('edit-contact')
  const text = (
    field: 'name' | 'title' | 'email' | 'phone',
    label: string,
    inputMode: 'text' | 'email' | 'tel',
  ) => (
    <Inline
      label={label}
      value={contact[field]}
      inputMode={inputMode}
      disabled={fixed}
      onSave={(value) => save({ [field]: value })}
    />
  )
  return (
    <>
      <dl className={classes.facts}>
        {text('name', t('companies.contact.name'), 'text')}
        {company && (
          <div className={classes.inline}>
            <dt>{t('companies.company')}</dt>
            <dd>
              <Link to="/companies/$id" params={{ id: company.id }}>
                {company.name}
              </Link>
            </dd>
          </div>
        )}
        {text('title', t('companies.contact.title'), 'text')}
        {text('email', t('companies.email'), 'email')}
        {text('phone', t('companies.phone'), 'tel')}
        <Inline
          label={t('companies.partTitle')}
          value={contact.part}
          shown={contact.part && t('companies.part', { part: contact.part })}
          choices={[
            { value: '', label: '—' },
            ...parts.map((part) => ({ value: part, label: t('companies.part', { part }) })),
          ]}
          disabled={fixed}
          onSave={(value) => save({ part: value })}
        />
      </dl>
      {question}
    </>
  )
}
