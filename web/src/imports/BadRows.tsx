import { useInfiniteQuery } from '@tanstack/react-query'
import { base } from '../api/client'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Broken, bodyOf, Downloads, Sheet } from '../tables'
import { Button } from '../ui/Button'
import { Loading, Skeleton } from '../ui/PageState'
import classes from './Imports.module.css'
import { labelOf } from './steps'
import type { Import, ImportFile } from './useImport'

const pageSize = 100

/** Every row that was refused: where, what stood there, and why. */
export function BadRows({ one }: { one: Import }) {
  const { t } = useI18n()
  if (one.counts.bad === 0) return <p className={classes.about}>{t('imports.bad.none')}</p>
  return one.plan.files.map((file, index) => (
    <OfFile key={`${file.upload} ${file.sheet}`} one={one} file={file} index={index} />
  ))
}

interface OfFileProps {
  one: Import
  file: ImportFile
  index: number
}

function OfFile({ one: { id, version }, file, index }: OfFileProps) {
  const { t, format } = useI18n()
  const api = useApi()
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery({
      queryKey: ['bad rows', id, version, index],
      initialPageParam: 0,
      queryFn: async ({ pageParam: after }) =>
        (
          await bodyOf(
            api.GET('/imports/{id}/rows', {
              params: { path: { id }, query: { file: index, state: 'bad', after, limit: pageSize } },
            }),
          )
        ).items,
      getNextPageParam: (last) => (last.length === pageSize ? last.at(-1)?.row : undefined),
    })
  const rows = (data?.pages ?? []).flat()
  if (error) return <Broken title={t('imports.bad.failed')} error={error} onRetry={() => void refetch()} />
  if (isPending) {
    return (
      <Loading>
        <Skeleton height="8rem" />
      </Loading>
    )
  }
  if (rows.length === 0) return null
  return (
    <section>
      <div className={classes.headline}>
        <h2 className={classes.heading}>{t('imports.bad.title', { file: labelOf(file) })}</h2>
        <Downloads
          label={t('imports.bad.download')}
          files={[{ format: 'CSV', href: `${base}/imports/${id}/bad-rows.csv?file=${index}` }]}
        />
      </div>
      <Sheet caption={t('imports.bad.title', { file: labelOf(file) })} sticky={1} tall>
        <thead>
          <tr>
            <th scope="col">{t('imports.row')}</th>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.value')}</th>
            <th scope="col">{t('imports.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ row, problems }) =>
            problems.map((problem) => (
              <tr key={`${row} ${problem.column} ${problem.code}`}>
                <th scope="row">{format.number(row)}</th>
                <td>{problem.column || '—'}</td>
                <td className={classes.sample}>{problem.value || '—'}</td>
                <td className={classes.reason}>{problem.reason}</td>
              </tr>
            )),
          )}
        </tbody>
      </Sheet>
      {hasNextPage && (
        <div className={classes.actions}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('imports.more')}
          </Button>
        </div>
      )}
    </section>
  )
}
