import { IconCheck, IconHelpCircle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { revOf } from '../api/client'
import { type Problem, ProblemError, problemOf } from '../api/problem'
import { type Moved, type Unmet, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { type PipelineView, useApi } from '../session'
import type { Fields } from '../state/change'
import { useEntities, useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Skeleton } from '../ui/PageState'
import classes from './board.module.css'

interface BulkMoveProps {
  ids: ReadonlySet<string>
  to: string
  pipeline: PipelineView
  /** The questions of one deal are being answered in a dialog of their own. */
  aside: boolean
  onAnswer: (id: string, unmet: readonly Unmet[]) => void
  /** `left` are the deals that did not move, `together` those that the one order moved. */
  onDone: (left: readonly string[], together: readonly Moved[]) => void
}

interface Result {
  id: string
  problem: Problem | undefined
  /** That the move made. */
  version: number | undefined
}

/** Moves several deals at once; each is judged by itself, and what stays is answered one by one. */
export function BulkMove({ ids, to, pipeline, aside, onAnswer, onDone }: BulkMoveProps) {
  const { t, ...i18n } = useI18n()
  const results = useBulkMove(ids, to)
  // Deals move on while their questions are answered.
  useEntities('deal')
  const store = useStore()
  const stage = pipeline.stages.find(({ key }) => key === to)?.name ?? ''
  const stands = (id: string) => store.get('deal', id)?.stage !== to
  const left = results?.filter(({ id }) => stands(id)) ?? []
  const moved = (results?.length ?? 0) - left.length
  const done = () =>
    onDone(
      left.map(({ id }) => id),
      (results ?? []).flatMap(({ id, version }) => (version === undefined ? [] : [{ id, version }])),
    )
  return (
    <Dialog
      open={!aside}
      onClose={done}
      title={t('board.bulk.title', { count: ids.size, stage })}
      actions={
        <Button look="primary" onClick={done}>
          {t('board.bulk.done')}
        </Button>
      }
    >
      {results ? (
        <>
          <p role="status">{t('board.bulk.moved', { count: moved, left: left.length })}</p>
          <ul className={classes.bulk}>
            {results.map(({ id, problem }) => {
              const unmet = problem?.more.unmet as Unmet[] | undefined
              return (
                <li key={id} className={classes.bulkRow}>
                  {stands(id) ? (
                    <IconHelpCircle size={20} stroke={1.5} aria-hidden="true" />
                  ) : (
                    <IconCheck size={20} stroke={1.5} aria-hidden="true" />
                  )}
                  <div>
                    <strong>{String(store.get('deal', id)?.name ?? '')}</strong>
                    {stands(id) && problem && (
                      <p>
                        {unmet
                          ? unmet
                              .filter(({ level }) => level !== 'advised')
                              .map(({ text }) => text)
                              .join(' · ')
                          : problemText(problem, { t, ...i18n })}
                      </p>
                    )}
                  </div>
                  {stands(id) && unmet && (
                    <Button onClick={() => onAnswer(id, unmet)}>{t('board.bulk.answer')}</Button>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      ) : (
        <Skeleton height="4rem" />
      )}
    </Dialog>
  )
}

function useBulkMove(ids: ReadonlySet<string>, to: string): readonly Result[] | undefined {
  const api = useApi()
  const store = useStore()
  const { write } = useDealChanges()
  const [results, setResults] = useState<readonly Result[]>()
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    const deals = [...ids].flatMap((id) => {
      const deal = store.get('deal', id)
      return deal && deal.stage !== to ? [{ id, version: Number(deal.version) }] : []
    })
    write((headers) =>
      api.POST('/bulk/moves', { params: { header: headers }, body: { deals, order: { to } } }),
    ).then(
      ({ data, response }) => {
        const items = data?.items ?? []
        store.read(
          'deal',
          revOf(response),
          items.flatMap(({ deal }): Fields[] => (deal ? [deal] : [])),
        )
        setResults(
          items.map(({ id, problem, deal }) => ({
            id,
            version: deal?.version,
            problem: problem ? problemOf(problem.status, problem) : undefined,
          })),
        )
      },
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error
        setResults(deals.map(({ id }) => ({ id, problem: error.problem, version: undefined })))
      },
    )
  }, [api, store, write, ids, to])
  return results
}
