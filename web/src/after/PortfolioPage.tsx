import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { SelectField } from '../gate'
import { useI18n } from '../i18n'
import shared from '../offers/offers.module.css'
import { useApi } from '../session'
import { Broken, bodyOf, Downloads, Onward, Segments } from '../tables'
import { Page } from '../ui/Page'
import { NothingYet, Skeleton } from '../ui/PageState'
import classes from './After.module.css'
import { State, Steps } from './rows'
import type { Publication } from './useAfter'

type Shown = 'granted' | 'not_granted'

/** What we may show of our clients; and what was asked for, refused or taken back. */
export function PortfolioPage() {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const [shown, setShown] = useState<Shown>('granted')
  const [company, setCompany] = useState('')
  const [product, setProduct] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['portfolio', shown],
    queryFn: () => bodyOf(api.GET('/portfolio', { params: { query: { shown } } })),
    placeholderData: (before) => before,
  })
  const items = data?.items ?? []
  const files = ['csv', 'xlsx'].map((format) => ({
    format: format.toUpperCase(),
    href: `/api/v1/exports/portfolio?format=${format}`,
  }))
  const fitting = items.filter(
    (one) => (!company || one.company_id === company) && (!product || one.product_id === product),
  )
  const choices = (key: (one: Publication) => string | null, name: (one: Publication) => string) =>
    [...new Map(items.flatMap((one) => (key(one) ? [[key(one) ?? '', name(one)]] : [])))].map(
      ([each, label]) => ({ key: each, label: label ?? '' }),
    )
  return (
    <Page
      title={t('after.portfolio')}
      actions={<Downloads label={t('after.portfolio.file')} files={files} />}
    >
      <div className={classes.portfolio}>
        <div className={classes.filters}>
          <Segments
            legend={t('after.portfolio.which')}
            value={shown}
            choices={(['granted', 'not_granted'] as const).map((key) => ({
              key,
              label: t('after.portfolio.shown', { key }),
            }))}
            onChange={setShown}
          />
          <SelectField
            id={`${id}-company`}
            label={t('after.portfolio.client')}
            none={t('after.portfolio.all')}
            value={company}
            choices={choices(
              (one) => one.company_id,
              (one) => one.company_name,
            )}
            onChange={setCompany}
          />
          <SelectField
            id={`${id}-product`}
            label={t('after.portfolio.product')}
            none={t('after.portfolio.all')}
            value={product}
            choices={choices(
              (one) => one.product_id,
              (one) => one.product_name,
            )}
            onChange={setProduct}
          />
        </div>
        {error && <Broken title={t('after.portfolio.failed')} error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height="16rem" />}
        {data && fitting.length === 0 && (
          <NothingYet title={t('after.portfolio.nothing')} hint={t('after.portfolio.nothing.hint')}>
            <Onward>
              <Link to="/deals">{t('nav.deals')}</Link>
            </Onward>
          </NothingYet>
        )}
        <ul className={classes.cards}>
          {fitting.map((one) => (
            <Card key={one.id} publication={one} whole={shown === 'not_granted'} />
          ))}
        </ul>
      </div>
    </Page>
  )
}

function Card({ publication, whole }: { publication: Publication; whole: boolean }) {
  const { t } = useI18n()
  const { kind, text, person, company_name, product_name, won_at, deal_number, deal_name, permission } =
    publication
  const about = [company_name, product_name, won_at && String(new Date(won_at).getFullYear())]
  return (
    <li className={classes.card}>
      <span className={shared.states}>
        <strong className={shared.name}>{t('after.what', { kind })}</strong>
        {whole && <State state={permission} text={t('after.permission', { state: permission })} />}
      </span>
      {kind === 'quote' ? (
        <blockquote className={classes.quote}>{t('after.quoted', { text })}</blockquote>
      ) : (
        <p className={classes.quote}>{text}</p>
      )}
      {person && <span>{person}</span>}
      <span className={shared.about}>{about.filter(Boolean).join(' · ')}</span>
      <Link className={classes.source} to="/d/$number" params={{ number: String(deal_number) }}>
        {`D-${deal_number} ${deal_name}`}
      </Link>
      {whole && <Steps publication={publication} />}
    </li>
  )
}
