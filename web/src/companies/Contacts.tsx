import { useI18n } from '../i18n'
import classes from './Companies.module.css'
import type { Contact } from './useRecords'

interface ContactsProps {
  contacts: readonly Contact[]
  onOpen: (id: string) => void
}

/** The people at a company: what they do, what they have to say, how to reach them. */
export function Contacts({ contacts, onOpen }: ContactsProps) {
  const { t } = useI18n()
  if (contacts.length === 0) return <p className={classes.about}>{t('companies.contacts.none')}</p>
  return (
    <ul className={classes.people}>
      {contacts.map(({ id, name, title, part, email, phone }) => (
        <li key={id}>
          <div className={classes.person}>
            <button type="button" className={classes.personName} onClick={() => onOpen(id)}>
              {name}
            </button>
            {part && <span className={classes.part}>{t('companies.part', { part })}</span>}
          </div>
          {title && <span className={classes.about}>{title}</span>}
          <span className={classes.reach}>
            {email && <a href={`mailto:${email}`}>{email}</a>}
            {phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}
          </span>
        </li>
      ))}
    </ul>
  )
}
