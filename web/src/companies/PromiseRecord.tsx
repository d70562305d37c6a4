import { Link } from '@tanstack/react-router'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useUsers } from '../session'
import classes from './Companies.module.css'

type Schemas = components['schemas']

interface PromiseRecordProps {
  record: Schemas['PromiseRecord']
  promised: readonly Schemas['Promise'][]
}

/** How we kept our word to the client, on all deals with them. */
export function PromiseRecord({ record, promised }: PromiseRecordProps) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const ended = record.kept + record.broken
  return (
    <section className={classes.panel}>
      <h2 className={classes.heading}>{t('companies.promises')}</h2>
      {promised.length === 0 ? (
        <p className={classes.about}>{t('companies.promises.none')}</p>
      ) : (
        <>
          <p className={classes.kept} data-broken={record.broken + record.overdue > 0 || undefined}>
            {ended > 0 && (
              <strong>{t('companies.promises.kept', { kept: record.kept, count: ended })}</strong>
            )}
            {record.open > 0 && <span>{t('companies.promises.open', { count: record.open })}</span>}
            {record.overdue > 0 && (
              <span className={classes.bad}>
                {t('companies.promises.overdue', { count: record.overdue })}
              </span>
            )}
          </p>
          <ul className={classes.promised}>
            {promised.map((one) => {
              const state = one.overdue ? 'overdue' : one.state
              return (
                <li key={one.id}>
                  <span className={classes.promiseState} data-state={state}>
                    {t('deal.promise.state', { state })}
                  </span>{' '}
                  {one.promise}
                  <span className={classes.promiseMeta}>
                    <Link to="/d/$number" params={{ number: String(one.deal_number) }}>
                      {one.deal_name}
                    </Link>
                    {` · ${nameOf(one.owner_id)} · ${format.date(one.due_on)}`}
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}
