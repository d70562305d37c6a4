import { Link } from '@tanstack/react-router'
import { type FieldSpec, useOwnFields } from '../fields'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { useEntity } from '../state/hooks'
import { SidePanel } from '../tables'
import { Loading, Skeleton } from '../ui/PageState'
import { AlikeRecords } from './AlikeRecords'
import classes from './Companies.module.css'
import { Fact, Facts } from './Facts'
import { parts } from './parts'
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
        <Known key={contact.id} contact={contact} />
      ) : (
        <Loading>
          <Skeleton height="10rem" />
        </Loading>
      )}
    </SidePanel>
  )
}

function Known({ contact }: { contact: Contact }) {
  const { t } = useI18n()
  const { can } = useSession()
  const own = useOwnFields('contact', contact.fields)
  useKnown('company', contact.company_id || undefined)
  const company = useEntity('company', contact.company_id) as Company | undefined
  const of = { noun: 'contact', id: contact.id, company_id: contact.company_id } as const
  const readOnly = !can('edit-contact')
  const text = (field: 'name' | 'title' | 'email' | 'phone', label: string): FieldSpec => ({
    field,
    label,
    kind: 'text',
    value: contact[field],
    patch: (value) => ({ [field]: value ?? '' }),
  })
  const specs: FieldSpec[] = [
    text('title', t('companies.contact.title')),
    text('email', t('companies.email')),
    text('phone', t('companies.phone')),
    {
      field: 'part',
      label: t('companies.partTitle'),
      kind: 'choice',
      value: contact.part,
      choices: parts.map((part) => ({ key: part, label: t('companies.part', { part }) })),
      patch: (value) => ({ part: value ?? '' }),
    },
    ...own,
  ]
  const compared = [
    { field: 'name', label: t('companies.contact.name') },
    { field: 'title', label: t('companies.contact.title') },
    { field: 'email', label: t('companies.email') },
    { field: 'phone', label: t('companies.phone') },
    {
      field: 'part',
      label: t('companies.partTitle'),
      words: (part: string) => part && t('companies.part', { part }),
    },
  ]
  return (
    <>
      <dl className={classes.facts}>
        <Facts of={of} specs={[text('name', t('companies.contact.name'))]} readOnly={readOnly} />
        {company && (
          <Fact label={t('companies.company')}>
            <Link to="/companies/$id" params={{ id: company.id }}>
              {company.name}
            </Link>
          </Fact>
        )}
        <Facts of={of} specs={specs} readOnly={readOnly} />
        {contact.also.length > 0 && <Fact label={t('companies.also')}>{contact.also.join(', ')}</Fact>}
      </dl>
      <AlikeRecords noun="contact" record={contact} fields={compared} />
    </>
  )
}
