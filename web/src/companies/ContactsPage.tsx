import { IconUserPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { useEntity } from '../state/hooks'
import { Onward, Sheet } from '../tables'
import { Button } from '../ui/Button'
import classes from './Companies.module.css'
import { ContactDialog } from './ContactDialog'
import { ContactPanel } from './ContactPanel'
import { Listing } from './Listing'
import { type Company, type Contact, useCompanies, useContacts, useKnown } from './useRecords'

/** Everybody at the clients whom one may see, by name. */
export function ContactsPage() {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { can } = useSession()
  const { q = '', open } = useSearch({ from: '/frame/contacts' })
  const [adding, setAdding] = useState(false)
  const companies = useCompanies('') // their names stand beside the people
  const records = useContacts(q)
  const search = (text: string) =>
    void navigate({ to: '/contacts', search: text ? { q: text } : {}, replace: true })
  const show = (id: string | undefined) =>
    void navigate({ to: '/contacts', search: { ...(q && { q }), ...(id && { open: id }) } })
  const add = can('create-contact') && (
    <Button look="primary" icon={<IconUserPlus size={18} stroke={1.5} />} onClick={() => setAdding(true)}>
      {t('companies.contact.add')}
    </Button>
  )
  return (
    <>
      <Listing
        title={t('companies.contacts')}
        words={{
          search: t('companies.contacts.search'),
          failed: t('companies.contacts.failed'),
          noMatch: t('companies.contacts.noMatch'),
          nothing: t('companies.contacts.nothing'),
          nothingHint: t('companies.contacts.nothing.hint'),
        }}
        records={records}
        q={q}
        onSearch={search}
        add={add}
        onward={
          <Onward>
            <Link to="/companies">{t('companies.title')}</Link>
          </Onward>
        }
      >
        <Sheet caption={t('companies.contacts')} sticky={1} tall>
          <thead>
            <tr>
              <th scope="col">{t('companies.contact.name')}</th>
              <th scope="col">{t('companies.company')}</th>
              <th scope="col">{t('companies.contact.title')}</th>
              <th scope="col">{t('companies.partTitle')}</th>
              <th scope="col">{t('companies.email')}</th>
              <th scope="col">{t('companies.phone')}</th>
            </tr>
          </thead>
          <tbody>
            {records.ids.map((id) => (
              <Row key={id} id={id} named={!companies.isPending} onOpen={() => show(id)} />
            ))}
          </tbody>
        </Sheet>
      </Listing>
      <ContactDialog open={adding} onClose={() => setAdding(false)} onMade={(id) => show(id)} />
      <ContactPanel id={open} onClose={() => show(undefined)} />
    </>
  )
}

/** `named` once the first companies are known; one beyond them is looked up. */
function Row({ id, named, onOpen }: { id: string; named: boolean; onOpen: () => void }) {
  const { t } = useI18n()
  const contact = useEntity('contact', id) as Contact | undefined
  const company = useEntity('company', contact?.company_id ?? '') as Company | undefined
  useKnown('company', named ? contact?.company_id : undefined)
  if (!contact) return null
  const { name, company_id, title, part, email, phone } = contact
  return (
    <tr>
      <th scope="row" className={classes.nameCell}>
        <button type="button" className={classes.personName} onClick={onOpen}>
          {name}
        </button>
      </th>
      <td>
        {company_id ? (
          <Link to="/companies/$id" params={{ id: company_id }}>
            {company?.name ?? t('companies.company')}
          </Link>
        ) : (
          '—'
        )}
      </td>
      <td>{title || '—'}</td>
      <td>{part ? t('companies.part', { part }) : '—'}</td>
      <td>{email ? <a href={`mailto:${email}`}>{email}</a> : '—'}</td>
      <td>{phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> : '—'}</td>
    </tr>
  )
}
