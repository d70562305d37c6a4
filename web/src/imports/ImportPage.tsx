import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { Broken } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { Loading, Skeleton } from '../ui/PageState'
import { BadRows } from './BadRows'
import { Columns } from './Columns'
import classes from './Imports.module.css'
import { Progress } from './Progress'
import { broughtIn, labelOf, leftOut, stepOf, steps } from './steps'
import { Tally } from './Tally'
import { type Import, type ImportFile, isWorking, useActs, useImport } from './useImport'

/** One import on its way: columns, check, run, result, and back again. */
export function ImportPage() {
  const { t, format } = useI18n()
  const { id } = useParams({ from: '/frame/import/$id' })
  const { data, error, refetch } = useImport(id)
  const title = data ? format.list([...new Set(data.plan.files.map(({ name }) => name))]) : t('imports.title')
  return (
    <Page
      title={title || t('imports.title')}
      actions={
        <Link to="/import" className={classes.back}>
          {t('imports.all')}
        </Link>
      }
    >
      {error && !data ? (
        <Broken title={t('imports.failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading>
          <Skeleton height="3rem" />
          <Skeleton height="20rem" />
        </Loading>
      ) : (
        <Opened key={id} one={data} />
      )}
    </Page>
  )
}

function Opened({ one }: { one: Import }) {
  const { t, format } = useI18n()
  const navigate = useNavigate()
  const acts = useActs(one.id)
  const [mapping, setMapping] = useState(false)
  const { state, counts } = one
  const step = stepOf(one)
  const asking = state === 'uploaded' || state === 'failed' || (state === 'checked' && mapping)
  const files = one.plan.files.some(({ kind }) => kind !== '')

  async function handleDrop() {
    if (await acts.drop()) void navigate({ to: '/import' })
  }
  async function handleCheck() {
    setMapping(false)
    await acts.act('preview')
  }
  return (
    <div className={classes.page}>
      <ol className={classes.steps} aria-label={t('imports.steps')}>
        {steps.map((each) => (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            {t('imports.step', { step: each })}
          </li>
        ))}
      </ol>
      {state === 'failed' && counts.problem && (
        <div role="alert">
          <ErrorLine text={counts.problem.reason} />
        </div>
      )}
      {acts.refused && (
        <div role="alert">
          <ErrorLine text={acts.refused} />
        </div>
      )}
      {asking && <Columns one={one} onMap={acts.map} />}
      {isWorking(one) && <Progress one={one} />}
      {state === 'checked' && !mapping && (
        <>
          <p className={classes.said}>{t('imports.checked', { rows: broughtIn(counts), bad: counts.bad })}</p>
          <LeftOut files={one.plan.files} />
          <Tally counts={counts} dry />
          <BadRows one={one} />
        </>
      )}
      {step === 'result' && !isWorking(one) && (
        <>
          <p className={classes.said}>
            {t('imports.result', {
              state,
              rows: broughtIn(counts),
              undone: counts.undone,
              kept: counts.kept,
            })}
          </p>
          <LeftOut files={one.plan.files} />
          <Tally counts={counts} />
          <BadRows one={one} />
        </>
      )}
      <div className={classes.actions}>
        {asking && (
          <Button look="primary" busy={acts.busy === 'preview'} onClick={() => void handleCheck()}>
            {files ? t('imports.check') : t('imports.check.anyway')}
          </Button>
        )}
        {state === 'checked' && !mapping && (
          <>
            <Button look="primary" busy={acts.busy === 'commit'} onClick={() => void acts.act('commit')}>
              {t('imports.run', { count: format.number(broughtIn(counts)) })}
            </Button>
            <Button onClick={() => setMapping(true)}>{t('imports.columns.change')}</Button>
          </>
        )}
        {(state === 'checking' || state === 'running') && (
          <Button busy={acts.busy === 'cancel' || one.stopping} onClick={() => void acts.act('cancel')}>
            {t('imports.stop', { state })}
          </Button>
        )}
        {(state === 'done' || state === 'cancelled') && (
          <Button busy={acts.busy === 'undo'} onClick={() => void acts.act('undo')}>
            {t('imports.undo')}
          </Button>
        )}
        {['uploaded', 'checked', 'failed'].includes(state) && (
          <Button look="quiet" busy={acts.busy === 'drop'} onClick={() => void handleDrop()}>
            {t('imports.drop')}
          </Button>
        )}
        {isWorking(one) && <span className={classes.about}>{t('imports.leave')}</span>}
      </div>
    </div>
  )
}

function LeftOut({ files }: { files: readonly ImportFile[] }) {
  const { t, format } = useI18n()
  const out = leftOut(files)
  if (out.length === 0) return null
  return (
    <p className={classes.warn}>{t('imports.sheets.leftOut', { sheets: format.list(out.map(labelOf)) })}</p>
  )
}
