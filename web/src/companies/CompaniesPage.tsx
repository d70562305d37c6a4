import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useSession, useUsers } from '../session'
import { useEntity } from '../state/hooks'
import { Broken, Onward, Sheet } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { NothingMatches, NothingYet } from '../ui/PageState'
import classes from './Companies.module.css'
import { CompanyDialog } from './CompanyDialog'
import { SearchField } from './SearchField'
import { type Company, useCompanies } from './useRecords'
import { Waiting } from './Waiting'

/** Every company that one may see, by name. */
export function CompaniesPage() {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { can } = useSession()
  const { q = '' } = useSearch({ from: '/frame/companies' })
  const [adding, setAdding] = useState(false)
  const { ids, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useCompanies(q)
  const search = (text: string) =>
    void navigate({ to: '/companies', search: text ? { q: text } : {}, replace: true })
  const add = can('create-company') && (
    <Button look="primary" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setAdding(true)}>
      {t('companies.add')}
    </Button>
  )
  const nothing = !isPending && !error && ids.length === 0
  return (
    <Page title={t('companies.title')} actions={nothing && q === '' ? undefined : add}>
      {!(nothing && q === '') && (
        <div className={classes.tools}>
          <SearchField label={t('companies.search')} value={q} onChange={search} />
        </div>
      )}
      {error ? (
        <Broken title={t('companies.failed')} error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : nothing && q ? (
        <NothingMatches
          title={t('companies.noMatch')}
          filters={[{ id: 'q', name: q }]}
          onRemove={() => search('')}
          onClear={() => search('')}
        />
      ) : nothing ? (
        <NothingYet title={t('companies.nothing')} hint={t('companies.nothing.hint')}>
          {add}
          <Onward>
            <Link to="/import">{t('companies.nothing.import')}</Link>
          </Onward>
        </NothingYet>
      ) : (
        <>
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
              {ids.map((id) => (
                <Row key={id} id={id} />
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
      <CompanyDialog
        open={adding}
        name={q}
        onClose={() => setAdding(false)}
        onMade={(id) => void navigate({ to: '/companies/$id', params: { id } })}
      />
    </Page>
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
