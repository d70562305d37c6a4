import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { textIn, usePipelines } from '../session'
import { Broken, Onward } from '../tables'
import { Page } from '../ui/Page'
import { Loading, NothingYet, Skeleton } from '../ui/PageState'
import classes from './Pipelines.module.css'

/** The processes that the firm works by. */
export function PipelinesPage() {
  const { t, language } = useI18n()
  const { pipelines, loaded, error } = usePipelines()
  return (
    <Page title={t('pipelines.title')}>
      {error ? (
        <Broken title={t('pipelines.failed')} error={error} onRetry={() => location.reload()} />
      ) : !loaded ? (
        <Loading>
          <Skeleton height="6rem" />
          <Skeleton height="6rem" />
        </Loading>
      ) : pipelines.length === 0 ? (
        <NothingYet title={t('pipelines.nothing')} hint={t('pipelines.nothing.hint')}>
          <Onward>
            <Link to="/settings">{t('pipelines.nothing.settings')}</Link>
          </Onward>
        </NothingYet>
      ) : (
        <ul className={classes.pipelines}>
          {pipelines.map(({ id, name, kind, version, stages, pipeline: { process } }) => (
            <li key={id}>
              <h2 className={classes.heading}>
                <Link to="/pipelines/$id" params={{ id }}>
                  {name}
                </Link>
              </h2>
              <p className={classes.about}>
                {[
                  t('pipelines.kind', { kind }),
                  t('pipelines.stages.count', { count: stages.length }),
                  t('pipelines.version', { version }),
                ].join(' · ')}
              </p>
              {process.about && <p>{textIn(process.about, language)}</p>}
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
