import { Link, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { winIndex } from '../gate'
import { useI18n } from '../i18n'
import { type PipelineView, textIn, usePipelines } from '../session'
import { Broken } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { Failed, Loading, Skeleton } from '../ui/PageState'
import { Panel } from '../ui/Panel'
import { ChancesTable } from './ChancesTable'
import { FunnelNow } from './FunnelNow'
import { Moves } from './Moves'
import classes from './Pipelines.module.css'
import { StageSizes } from './StageSizes'
import { StageText } from './StageText'
import { useFunnel } from './usePipeline'

/** One process to read: its stages, its chances, its deals by stage, its allowed moves. */
export function PipelinePage() {
  const { t } = useI18n()
  const { id } = useParams({ from: '/frame/pipelines/$id' })
  const { pipelines, loaded, error } = usePipelines()
  const pipeline = pipelines.find((each) => each.id === id)
  if (!pipeline) {
    return (
      <Page title={t('pipelines.title')}>
        {loaded || error ? (
          <Failed title={t('pipelines.missing')} hint={t('error.notFound')} />
        ) : (
          <Loading>
            <Skeleton height="20rem" />
          </Loading>
        )}
      </Page>
    )
  }
  return <Process pipeline={pipeline} />
}

function Process({ pipeline }: { pipeline: PipelineView }) {
  const { t, language } = useI18n()
  const { process, segment } = pipeline.pipeline
  const { data, error, refetch } = useFunnel(pipeline.id, pipeline.version)
  const facts = [
    t('pipelines.kind', { kind: pipeline.kind }),
    t('pipelines.version', { version: pipeline.version }),
    segment && t('pipelines.segment', { segment }),
  ]
  return (
    <Page
      title={pipeline.name}
      actions={
        <Link to="/pipelines" className={classes.back}>
          {t('pipelines.all')}
        </Link>
      }
    >
      <div className={classes.page}>
        <p className={classes.about}>{facts.filter(Boolean).join(' · ')}</p>
        {process.about && <p className={classes.why}>{textIn(process.about, language)}</p>}
        <Stages pipeline={pipeline} />
        {error ? (
          <Broken title={t('pipelines.funnel.failed')} error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Loading>
            <Skeleton height="16rem" />
          </Loading>
        ) : (
          <Panel>
            {pipeline.kind === 'sale' && (
              <ChancesTable key={pipeline.version} pipeline={pipeline} funnel={data} />
            )}
            <FunnelNow pipeline={pipeline} funnel={data} />
            {pipeline.kind === 'sale' && <StageSizes pipeline={pipeline.id} version={pipeline.version} />}
          </Panel>
        )}
        <Moves pipeline={pipeline} />
      </div>
    </Page>
  )
}

/** The stages by phase, with the line at which a deal is won. */
function Stages({ pipeline }: { pipeline: PipelineView }) {
  const { t } = useI18n()
  const list = useRef<HTMLDivElement>(null)
  const { stages } = pipeline
  const win = winIndex(pipeline.pipeline.process)
  const openAll = () => {
    const all = [...(list.current?.querySelectorAll('details') ?? [])]
    const open = all.some((each) => !each.open)
    for (const each of all) each.open = open
  }
  return (
    <section className={classes.section}>
      <div className={classes.headline}>
        <h2 className={classes.heading}>{t('pipelines.stages')}</h2>
        <Button look="quiet" onClick={openAll}>
          {t('pipelines.openAll')}
        </Button>
      </div>
      <div ref={list} className={classes.stages}>
        {stages.map((stage, i) => (
          <div key={stage.key}>
            {i === win && pipeline.kind === 'sale' && <WinLine />}
            {stage.stage.phase !== stages[i - 1]?.stage.phase && (
              <p className={classes.phase}>{t('pipelines.phase', { phase: stage.stage.phase })}</p>
            )}
            <StageText stage={stage} pipeline={pipeline.id} />
          </div>
        ))}
        {win === stages.length && pipeline.kind === 'sale' && <WinLine />}
      </div>
    </section>
  )
}

function WinLine() {
  const { t } = useI18n()
  return <p className={classes.winLine}>{t('pipelines.winLine')}</p>
}
