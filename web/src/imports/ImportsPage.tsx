import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { useUsers } from '../session'
import { Broken, Sheet } from '../tables'
import { InstantText } from '../ui/DateText'
import { Page } from '../ui/Page'
import { Loading, Skeleton } from '../ui/PageState'
import classes from './Imports.module.css'
import { Upload } from './Upload'
import { type Import, useImports } from './useImport'

/** Bringing sheets in, and what has been brought in before. */
export function ImportsPage() {
  const { t } = useI18n()
  const { data, error, isPending, refetch } = useImports()
  return (
    <Page title={t('imports.title')}>
      <div className={classes.page}>
        <p>{t('imports.promise')}</p>
        <Upload />
        <section>
          <h2 className={classes.heading}>{t('imports.before')}</h2>
          {error ? (
            <Broken title={t('imports.before.failed')} error={error} onRetry={() => void refetch()} />
          ) : isPending ? (
            <Loading>
              <Skeleton height="6rem" />
            </Loading>
          ) : data.length === 0 ? (
            <p className={classes.about}>{t('imports.before.none')}</p>
          ) : (
            <Before imports={data} />
          )}
        </section>
      </div>
    </Page>
  )
}

function Before({ imports }: { imports: readonly Import[] }) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  return (
    <Sheet caption={t('imports.before')} sticky={1}>
      <thead>
        <tr>
          <th scope="col">{t('imports.files')}</th>
          <th scope="col">{t('imports.state')}</th>
          <th scope="col" data-figures>
            {t('imports.created')}
          </th>
          <th scope="col" data-figures>
            {t('imports.updated')}
          </th>
          <th scope="col" data-figures>
            {t('imports.bad')}
          </th>
          <th scope="col">{t('imports.by')}</th>
          <th scope="col" data-figures>
            {t('imports.when')}
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, plan, state, counts, by_id, created_at }) => (
          <tr key={id}>
            <th scope="row">
              <Link to="/import/$id" params={{ id }}>
                {format.list(plan.files.map(({ name }) => name)) || '—'}
              </Link>
            </th>
            <td>{t('imports.state.is', { state })}</td>
            <td data-figures>{format.number(counts.created)}</td>
            <td data-figures>{format.number(counts.updated)}</td>
            <td data-figures>{format.number(counts.bad)}</td>
            <td>{nameOf(by_id) || '—'}</td>
            <td data-figures>{created_at && <InstantText instant={Date.parse(created_at)} />}</td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  )
}
