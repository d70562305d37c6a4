import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ForecastTabs } from '../forecast'
import { useI18n } from '../i18n'
import { type PipelineView, usePipelines } from '../session'
import { Broken, Onward } from '../tables'
import { Page } from '../ui/Page'
import { Loading, NothingYet, Skeleton } from '../ui/PageState'
import { Panel } from '../ui/Panel'
import { SelectField } from '../ui/SelectField'
import classes from './Calibration.module.css'
import { Headline } from './Headline'
import { ReliabilityChart } from './ReliabilityChart'
import { SegmentsTable } from './SegmentsTable'
import { StagesTable } from './StagesTable'
import { type CalibrationSearch, comparisons, windows } from './search'
import { TraitsTable } from './TraitsTable'
import { useCalibration } from './useCalibration'

/** Whether the assigned chances are what really happens, and better ones to adopt. */
export function CalibrationPage() {
  const { t } = useI18n()
  const search = useSearch({ from: '/frame/calibration' })
  const { pipelines } = usePipelines()
  const selling = pipelines.filter(({ kind }) => kind === 'sale')
  const pipeline = selling.find(({ id }) => id === search.pipeline) ?? selling[0]
  return (
    <Page title={t('calibration.title')}>
      <ForecastTabs {...(search.pipeline && { pipeline: search.pipeline })} />
      {pipeline ? (
        <>
          <Controls search={search} pipeline={pipeline} selling={selling} />
          {pipeline.pipeline.process.basis === 'share' ? (
            <p className={classes.said}>{t('pipelines.chances.share')}</p>
          ) : (
            <Answer search={search} pipeline={pipeline} />
          )}
        </>
      ) : (
        <p className={classes.said}>{t('calibration.noPipeline')}</p>
      )}
    </Page>
  )
}

interface ControlsProps {
  search: CalibrationSearch
  pipeline: PipelineView
  selling: readonly PipelineView[]
}

function Controls({ search, pipeline, selling }: ControlsProps) {
  const { t } = useI18n()
  const navigate = useNavigate()
  const go = (patch: Partial<{ [Key in keyof CalibrationSearch]: CalibrationSearch[Key] | undefined }>) =>
    void navigate({ to: '/calibration', search: (now) => ({ ...now, ...patch }) })
  return (
    <div className={classes.controls}>
      {selling.length > 1 && (
        <SelectField
          label={t('forecast.pipeline')}
          value={pipeline.id}
          options={selling.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => go({ pipeline: event.target.value })}
        />
      )}
      <SelectField
        label={t('calibration.window')}
        value={String(search.months ?? '')}
        options={[
          { value: '', label: t('calibration.window.all') },
          ...windows.map((months) => ({
            value: String(months),
            label: t('calibration.window.months', { months }),
          })),
        ]}
        onChange={(event) => go({ months: Number(event.target.value) || undefined })}
      />
      <SelectField
        label={t('calibration.by')}
        value={search.by ?? ''}
        options={[
          { value: '', label: t('calibration.by.none') },
          ...comparisons.map((by) => ({ value: by, label: t('calibration.by.each', { by }) })),
        ]}
        onChange={(event) => go({ by: comparisons.find((by) => by === event.target.value) })}
      />
    </div>
  )
}

function Answer({ search, pipeline }: { search: CalibrationSearch; pipeline: PipelineView }) {
  const { t } = useI18n()
  const { data, error, refetch, isFetching } = useCalibration(pipeline.id, pipeline.version, search)
  if (error) return <Broken title={t('calibration.failed')} error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <Loading text={t('forecast.loading')}>
        <Skeleton height="24rem" />
      </Loading>
    )
  if (!data.win_rate)
    return (
      <NothingYet title={t('calibration.none')} hint={t('calibration.none.hint')}>
        <Onward>
          <Link to="/board">{t('forecast.nothing.board')}</Link>
        </Onward>
      </NothingYet>
    )
  return (
    <Panel>
      <div className={classes.content} data-busy={isFetching || undefined}>
        <Headline calibration={data} />
        <StagesTable key={`${pipeline.id} ${pipeline.version}`} calibration={data} pipeline={pipeline} />
        <div className={classes.two}>
          <ReliabilityChart stages={data.stages} />
          {data.segments && <SegmentsTable segments={data.segments} />}
        </div>
        <TraitsTable pipeline={pipeline.id} />
      </div>
    </Panel>
  )
}
