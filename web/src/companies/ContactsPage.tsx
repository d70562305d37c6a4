import { IconUserPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { useEntity } from '../state/hooks'
import { Broken, Onward, Sheet } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { NothingMatches, NothingYet } from '../ui/PageState'
import classes from './Companies.module.css'
import { ContactDialog } from './ContactDialog'
import { ContactPanel } from './ContactPanel'
import { SearchField } from './SearchField'
import { type Company, type Contact, useCompanies, useContacts } from './useRecords'
import { Waiting } from './Waiting'

/** Everybody at the clients whom one may see, by name. */
export function ContactsPage() {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { can } = useSession()
  const { q = '', open } = useSearch({ from: '/frame/contacts' })
  const [adding, setAdding] = useState(false)
  useCompanies('') // their names stand beside the people
  const { ids, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useContacts(q)
  const search = (text: string) =>
    void navigate({ to: '/contacts', search: text ? { q: text } : {}, replace: true })
  const show = (id: string | undefined) =>
    void navigate({ to: '/contacts', search: { ...(q && { q }), ...(id && { open: id }) } })
  const add = can('create-contact') && (
    <Button look="primary" icon={<IconUserPlus size={18} stroke={1.5} />} onClick={() => setAdding(true)}>
      {t('companies.contact.add')}
    </Button>
  )
  const nothing = !isPending && !error && ids.length === 0
  return (
    <Page title={t('companies.contacts')} actions={nothing && q === '' ? undefined : add}>
      {!(nothing && q === '') && (
        <div className={classes.tools}>
          <SearchField label={t('companies.contacts.search')} value={q} onChange={search} />
        </div>
      )}
      {error ? (
        <Broken title={t('companies.contacts.failed')} error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : nothing && q ? (
        <NothingMatches
          title={t('companies.contacts.noMatch')}
          filters={[{ id: 'q', name: q }]}
          onRemove={() => search('')}
          onClear={() => search('')}
        />
      ) : nothing ? (
        <NothingYet title={t('companies.contacts.nothing')} hint={t('companies.contacts.nothing.hint')}>
          {add}
          <Onward>
            <Link to="/companies">{t('companies.title')}</Link>
          </Onward>
        </NothingYet>
      ) : (
        <>
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
              {ids.map((id) => (
                <Row key={id} id={id} onOpen={() => show(id)} />
              ))}
            </tbody>
          </Sheet>
          {hasNextPage && (
            <div className={classes.more}>
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('companies.more')}
              </Button>
            </div>
          )}
        </>
      )}
      <ContactDialog open={adding} onClose={() => setAdding(false)} onMade={(id) => show(id)} />
      <ContactPanel id={open} onClose={() => show(undefined)} />
    </Page>
  )
}

function Row({ id, onOpen }: { id: string; onOpen: () => void }) {
  const { t } = useI18n()
  const contact = useEntity('contact', id) as Contact | undefined
  const company = useEntity('company', contact?.company_id ?? '') as Company | undefined
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
