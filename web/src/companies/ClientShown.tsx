import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Broken, bodyOf } from '../tables'
import { Panel } from '../ui/Panel'
import classes from './Companies.module.css'

/** What we may show of a client's deals, and what we may not; nothing where nobody has asked. */
export function ClientShown({ company }: { company: string }) {
  const { t } = useI18n()
  const api = useApi()
  const { data, error, refetch } = useQuery({
    queryKey: ['portfolio', 'of', company],
    queryFn: async () => {
      const lists = await Promise.all(
        (['granted', 'not_granted'] as const).map((shown) =>
          bodyOf(api.GET('/portfolio', { params: { query: { shown, company_id: company } } })),
        ),
      )
      return lists.flatMap(({ items }) => items)
    },
  })
  if (!error && !data?.length) return null
  return (
    <Panel>
      <section className={classes.panel}>
        <div className={classes.headline}>
          <h2 className={classes.heading}>{t('companies.shown')}</h2>
          <Link to="/portfolio" className={classes.back}>
            {t('companies.shown.all')}
          </Link>
        </div>
        {error && <Broken title={t('companies.shown.failed')} error={error} onRetry={() => void refetch()} />}
        <ul className={classes.shown}>
          {data?.map(({ id, kind, text, permission, deal_number, deal_name }) => (
            <li key={id}>
              <span className={classes.about}>
                {t('after.what', { kind })} · {t('after.permission', { state: permission })}
              </span>
              <span>{kind === 'quote' ? t('after.quoted', { text }) : text}</span>
              <Link to="/d/$number" params={{ number: String(deal_number) }}>
                {`D-${deal_number} ${deal_name}`}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  )
}
