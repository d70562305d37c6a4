import type { ReactNode } from 'react'
import { useI18n } from '../i18n'
import { Broken } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { NothingMatches, NothingYet } from '../ui/PageState'
import classes from './Companies.module.css'
import { SearchField } from './SearchField'
import type { Records } from './useRecords'
import { Waiting } from './Waiting'

interface ListingProps {
  title: string
  words: { search: string; failed: string; noMatch: string; nothing: string; nothingHint: string }
  records: Records
  q: string
  onSearch: (q: string) => void
  /** The way to a first one, or one more. */
  add: ReactNode
  /** Where else to go while there is nothing. */
  onward: ReactNode
  /** The table. */
  children: ReactNode
}

/** A list that is searched by name: waiting, broken, empty in its two ways, or there. */
export function Listing({ title, words, records, q, onSearch, add, onward, children }: ListingProps) {
  const { t } = useI18n()
  const { ids, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = records
  const nothing = !isPending && !error && ids.length === 0
  const never = nothing && q === ''
  return (
    <Page title={title} actions={never ? undefined : add}>
      {!never && (
        <div className={classes.tools}>
          <SearchField label={words.search} value={q} onChange={onSearch} />
        </div>
      )}
      {error ? (
        <Broken title={words.failed} error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : never ? (
        <NothingYet title={words.nothing} hint={words.nothingHint}>
          {add}
          {onward}
        </NothingYet>
      ) : nothing ? (
        <NothingMatches
          title={words.noMatch}
          filters={[{ id: 'q', name: q }]}
          onRemove={() => onSearch('')}
          onClear={() => onSearch('')}
        />
      ) : (
        <>
          {children}
          {hasNextPage && (
            <div className={classes.more}>
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('companies.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  )
}
