import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useSession, useUsers } from '../session'
import { useEntity } from '../state/hooks'
import { Onward, Sheet } from '../tables'
import { Button } from '../ui/Button'
import classes from './Companies.module.css'
import { CompanyDialog } from './CompanyDialog'
import { Listing } from './Listing'
import { MissingCards } from './MissingCards'
import { type Company, useCompanies } from './useRecords'

/** Every company that one may see, by name. */
export function CompaniesPage() {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { can } = useSession()
  const { q = '' } = useSearch({ from: '/frame/companies' })
  const [adding, setAdding] = useState(false)
  const records = useCompanies(q)
  const search = (text: string) =>
    void navigate({ to: '/companies', search: text ? { q: text } : {}, replace: true })
  const add = can('create-company') && (
    <Button look="primary" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setAdding(true)}>
      {t('companies.add')}
    </Button>
  )
  return (
    <>
      <Listing
        title={t('companies.title')}
        words={{
          search: t('companies.search'),
          failed: t('companies.failed'),
          noMatch: t('companies.noMatch'),
          nothing: t('companies.nothing'),
          nothingHint: t('companies.nothing.hint'),
        }}
        records={records}
        q={q}
        onSearch={search}
        add={add}
        onward={
          <Onward>
            <Link to="/import">{t('companies.nothing.import')}</Link>
          </Onward>
        }
      >
        <MissingCards />
        <Sheet caption={t('companies.title')} sticky={1} tall>
          <thead>
            <tr>
              <th scope="col">{t('companies.name')}</th>
              <th scope="col">{t('companies.owner')}</th>
              <th scope="col">{t('companies.segment')}</th>
              <th scope="col">{t('companies.industry')}</th>
              <th scope="col" data-figures>
                {t('companies.credit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {records.ids.map((id) => (
              <Row key={id} id={id} />
            ))}
          </tbody>
        </Sheet>
      </Listing>
      <CompanyDialog
        open={adding}
        name={q}
        onClose={() => setAdding(false)}
        onMade={(id) => void navigate({ to: '/companies/$id', params: { id } })}
      />
    </>
  )
}

function Row({ id }: { id: string }) {
  const { format } = useI18n()
  const { nameOf } = useUsers()
  const company = useEntity('company', id) as Company | undefined
  if (!company) return null
  return (
    <tr>
      <th scope="row" className={classes.nameCell}>
        <Link to="/companies/$id" params={{ id }}>
          {company.name}
        </Link>
      </th>
      <td>{nameOf(company.owner_id) || '—'}</td>
      <td>{company.segment || '—'}</td>
      <td>{company.industry || '—'}</td>
      <td data-figures>{company.credit_days === null ? '—' : format.number(company.credit_days)}</td>
    </tr>
  )
}
