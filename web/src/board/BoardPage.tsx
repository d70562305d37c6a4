import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { type PipelineView, usePipelines } from '../session'
import { Failed, Loading, NothingYet, Skeleton } from '../ui/PageState'
import classes from './board.module.css'
import { OpenedBoard } from './OpenedBoard'
import { useBoard } from './useBoard'

const lastKey = 'hummock.pipeline'

/** The board of a pipeline: the one named in the address, else the one looked at last. */
export function BoardPage() {
  const { t, ...i18n } = useI18n()
  const { pipeline: wanted } = useParams({ strict: false })
  const { pipelines, loaded, error } = usePipelines()
  const last = localStorage.getItem(lastKey)
  const found = wanted
    ? pipelines.find(({ id }) => id === wanted)
    : (pipelines.find(({ id }) => id === last) ?? pipelines[0])
  if (found) {
    localStorage.setItem(lastKey, found.id)
    return <Board key={found.id} pipeline={found} pipelines={pipelines} />
  }
  if (error) {
    const hint =
      error instanceof ProblemError ? problemText(error.problem, { t, ...i18n }) : t('error.internal')
    return <Failed title={t('board.failed')} hint={hint} onRetry={() => location.reload()} />
  }
  if (!loaded) return <BoardSkeleton />
  return (
    <NothingYet page title={t('board.noPipeline')} hint={t('board.noPipeline.hint')}>
      {null}
    </NothingYet>
  )
}

interface BoardProps {
  pipeline: PipelineView
  pipelines: readonly PipelineView[]
}

function Board({ pipeline, pipelines }: BoardProps) {
  const { t, ...i18n } = useI18n()
  const navigate = useNavigate()
  const { f = '', add = false } = useSearch({ strict: false })
  const { data, error, isFetching, isPlaceholderData, refetch } = useBoard(pipeline, f)

  function handleFilter(filter: string, how: 'typing' | 'choosing') {
    void navigate({
      to: '/board/$pipeline',
      params: { pipeline: pipeline.id },
      search: filter ? { f: filter } : {},
      replace: how === 'typing',
    })
  }
  if (error && !data) {
    const hint =
      error instanceof ProblemError ? problemText(error.problem, { t, ...i18n }) : t('error.internal')
    return <Failed title={t('board.failed')} hint={hint} onRetry={() => void refetch()} />
  }
  if (!data) return <BoardSkeleton pipeline={pipeline} />
  return (
    <OpenedBoard
      open={data}
      pipeline={pipeline}
      pipelines={pipelines}
      filter={f}
      working={isFetching && isPlaceholderData}
      adding={add}
      onAdding={() =>
        void navigate({
          to: '/board/$pipeline',
          params: { pipeline: pipeline.id },
          search: f ? { f } : {},
          replace: true,
        })
      }
      onFilter={handleFilter}
      onPipeline={(id) => void navigate({ to: '/board/$pipeline', params: { pipeline: id } })}
    />
  )
}

const ghosts = ['a', 'b', 'c', 'd']

/** The columns that are coming, by name where they are known. */
function BoardSkeleton({ pipeline }: { pipeline?: PipelineView }) {
  const { t } = useI18n()
  const columns =
    pipeline?.stages.map(({ key, name }) => ({ key, name })) ?? ghosts.map((key) => ({ key, name: '' }))
  return (
    <div className={classes.page}>
      <title>{`${t('board.title')} · Hummock`}</title>
      <h1 className={classes.hidden}>{t('board.title')}</h1>
      <Loading text={t('board.loading')}>
        <div className={classes.columns}>
          {columns.map(({ key, name }) => (
            <div className={classes.column} key={key}>
              <p className={classes.columnHead}>{name}</p>
              <div className={classes.cards}>
                {ghosts.map((ghost) => (
                  <div className={classes.skeleton} key={ghost}>
                    <Skeleton height="4rem" />
                  </div>
                ))}
              </div>
            </div>
          ))}
        </div>
      </Loading>
    </div>
  )
}
