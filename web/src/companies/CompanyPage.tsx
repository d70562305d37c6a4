import { IconPlus, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { revOf } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi, useSession, useUsers } from '../session'
import type { Fields } from '../state/change'
import { useEntities, useEntity, useStore } from '../state/hooks'
import { Broken } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { Loading, Skeleton } from '../ui/PageState'
import { Panel } from '../ui/Panel'
import { AlikeRecords } from './AlikeRecords'
import { ClientChanges } from './ClientChanges'
import { ClientFigures } from './ClientFigures'
import { ClientShown } from './ClientShown'
import classes from './Companies.module.css'
import { CompanyDeals } from './CompanyDeals'
import { CompanyFacts } from './CompanyFacts'
import { ContactDialog } from './ContactDialog'
import { ContactPanel } from './ContactPanel'
import { Contacts } from './Contacts'
import { Divisions } from './Divisions'
import { NewDeal } from './NewDeal'
import { PromiseRecord } from './PromiseRecord'
import type { Company, Contact, Deal } from './useRecords'

/** One company: what is known of it, its people with their parts, its deals with their sums. */
export function CompanyPage() {
  const { t } = useI18n()
  const { id } = useParams({ from: '/frame/companies/$id' })
  const { data, error, isPending, refetch } = useCompanyPage(id)
  const company = useEntity('company', id) as Company | undefined
  if (error && !company) {
    return (
      <Page title={t('companies.title')}>
        <Broken title={t('companies.one.failed')} error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!company) {
    return (
      <Page title={t('companies.title')}>
        <Loading>
          <Skeleton height="10rem" />
          <Skeleton height="16rem" />
        </Loading>
      </Page>
    )
  }
  return (
    <Opened key={id} company={company} record={data} waiting={isPending} onChanged={() => void refetch()} />
  )
}

/** Reads the company with its people and deals into the store, where changes by others reach them. */
function useCompanyPage(id: string) {
  const api = useApi()
  const store = useStore()
  return useQuery({
    queryKey: ['company', id],
    queryFn: async () => {
      const { data, response } = await api.GET('/companies/{id}', { params: { path: { id } } })
      if (!data) throw new Error('a company without a body')
      const rev = revOf(response)
      store.read('company', rev, [data.company as unknown as Fields])
      store.read('contact', rev, data.contacts as unknown as Fields[])
      store.read('deal', rev, data.deals as unknown as Fields[])
      return { promises: data.promises, promised: data.promised, client: data.client }
    },
  })
}

interface OpenedProps {
  company: Company
  record: Pick<components['schemas']['CompanyPage'], 'promises' | 'promised' | 'client'> | undefined
  waiting: boolean
  onChanged: () => void
}

function Opened({ company, record, waiting, onChanged }: OpenedProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const [adding, setAdding] = useState<'deal' | 'contact'>()
  const [shown, setShown] = useState<string>()
  const contacts = (useEntities('contact') as readonly unknown[] as readonly Contact[])
    .filter(({ company_id }) => company_id === company.id)
    .toSorted((a, b) => format.collator.compare(a.name, b.name))
  const deals = (useEntities('deal') as readonly unknown[] as readonly Deal[])
    .filter(({ company_id }) => company_id === company.id)
    .toSorted((a, b) => b.number - a.number)
  return (
    <Page
      title={company.name}
      actions={
        <>
          <Link to="/companies" className={classes.back}>
            {t('companies.all')}
          </Link>
          {can('create-deal') && (
            <Button
              look="primary"
              icon={<IconPlus size={18} stroke={1.5} />}
              onClick={() => setAdding('deal')}
            >
              {t('companies.newDeal')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.page}>
        <div className={classes.side}>
          <Panel>
            <CompanyFacts company={company} />
            <AlikeCompanies company={company} onChanged={onChanged} />
          </Panel>
          {record?.client && deals.some(({ outcome }) => outcome !== 'open') && (
            <Panel>
              <ClientFigures figures={record.client.figures} promises={record.promises} />
            </Panel>
          )}
          <Panel>
            <section className={classes.panel}>
              <div className={classes.headline}>
                <h2 className={classes.heading}>{t('companies.contacts')}</h2>
                {can('create-contact') && (
                  <Button
                    look="quiet"
                    icon={<IconUserPlus size={18} stroke={1.5} />}
                    onClick={() => setAdding('contact')}
                  >
                    {t('companies.contact.add')}
                  </Button>
                )}
              </div>
              {waiting && contacts.length === 0 ? (
                <Loading>
                  <Skeleton height="3rem" />
                </Loading>
              ) : (
                <Contacts contacts={contacts} onOpen={setShown} />
              )}
            </section>
          </Panel>
          {record && (
            <Panel>
              <PromiseRecord record={record.promises} promised={record.promised} />
            </Panel>
          )}
          {record?.client && (
            <>
              <Panel>
                <Divisions
                  company={company.id}
                  divisions={record.client.divisions}
                  contacts={contacts}
                  onChanged={onChanged}
                />
              </Panel>
              <Panel>
                <ClientChanges company={company.id} changes={record.client.changes} onChanged={onChanged} />
              </Panel>
              <ClientShown company={company.id} />
            </>
          )}
        </div>
        <Panel>
          <section>
            <h2 className={classes.heading}>{t('companies.deals')}</h2>
            {waiting && deals.length === 0 ? (
              <Loading>
                <Skeleton height="10rem" />
              </Loading>
            ) : (
              <CompanyDeals deals={deals} />
            )}
          </section>
        </Panel>
      </div>
      <ContactDialog company={company.id} open={adding === 'contact'} onClose={() => setAdding(undefined)} />
      <ContactPanel id={shown} onClose={() => setShown(undefined)} />
      {adding === 'deal' && (
        <NewDeal company={{ id: company.id, name: company.name }} onClose={() => setAdding(undefined)} />
      )}
    </Page>
  )
}

/** Companies that may be this one, to be compared by what is known of both. */
function AlikeCompanies({ company, onChanged }: { company: Company; onChanged: () => void }) {
  const { t } = useI18n()
  const { nameOf } = useUsers()
  const fields = [
    { field: 'name', label: t('companies.name') },
    { field: 'segment', label: t('companies.segment') },
    { field: 'industry', label: t('companies.industry') },
    { field: 'size', label: t('companies.size') },
    { field: 'address', label: t('companies.address') },
    { field: 'tax_id', label: t('companies.taxId') },
    { field: 'credit_days', label: t('companies.credit') },
    { field: 'owner_id', label: t('companies.owner'), words: (id: string) => (id ? nameOf(id) : '') },
  ]
  return <AlikeRecords noun="company" record={company} fields={fields} onChanged={onChanged} />
}
