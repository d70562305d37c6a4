import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AlikeList, MergeDialog, type Side, useAlikeOf } from '../alike'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { useBilling } from '../money'
import { answerOf, useApi, useSession } from '../session'
import { bodyOf } from '../tables'
import { Button } from '../ui/Button'
import classes from './Companies.module.css'
import type { Company, Contact } from './useRecords'

interface AlikeRecordsProps {
  noun: 'contact' | 'company'
  record: Company | Contact
  /** The fields that may be taken from either, with their labels. */
  fields: readonly { field: string; label: string; words?: (value: string) => string }[]
  onChanged?: () => void
}

/** Records that may be the same as this one, to be made one with it; and those that went into it. */
export function AlikeRecords({ noun, record, fields, onChanged }: AlikeRecordsProps) {
  const { t } = useI18n()
  const api = useApi()
  const { can } = useSession()
  const { busy, error, send } = useBilling()
  const looks = useAlikeOf(noun, record.id)
  const [other, setOther] = useState<{ id: string; name: string; sides: Side[] }>()
  if (!can('merge')) return null

  function changed() {
    void looks.refetch()
    onChanged?.()
  }
  async function compare(id: string) {
    const theirs = await send(() => readRecord(api, noun, id))
    if (!theirs) return
    const sides = fields.map(({ field, label, words = (value: string) => value }) => ({
      field,
      label,
      ours: words(textOf(record, field)),
      theirs: words(textOf(theirs, field)),
    }))
    setOther({ id, name: theirs.name, sides })
  }
  return (
    <>
      <AlikeList
        looks={looks.data?.items ?? []}
        action={(look) => (
          <Button
            busy={busy}
            aria-label={t('alike.merge.this', { name: look.title })}
            onClick={() => void compare(look.id)}
          >
            {t('alike.merge')}
          </Button>
        )}
      />
      {error && <ErrorLine text={error} />}
      <Joined noun={noun} id={record.id} onChanged={changed} />
      {other && (
        <MergeDialog
          noun={noun}
          into={{ id: record.id, name: record.name }}
          from={other}
          sides={other.sides}
          onClose={() => setOther(undefined)}
          onChanged={changed}
        />
      )}
    </>
  )
}

function textOf(record: object, field: string): string {
  const value = (record as Record<string, unknown>)[field]
  return value === null || value === undefined ? '' : String(value)
}

async function readRecord(api: ReturnType<typeof useApi>, noun: 'contact' | 'company', id: string) {
  const params = { params: { path: { id } } }
  if (noun === 'contact') return bodyOf(api.GET('/contacts/{id}', params))
  return (await bodyOf(api.GET('/companies/{id}', params))).company
}

interface JoinedProps {
  noun: 'contact' | 'company'
  id: string
  onChanged: () => void
}

/** What went into a record and can still be taken out. */
function Joined({ noun, id, onChanged }: JoinedProps) {
  const { t, format } = useI18n()
  const api = useApi()
  const { busy, error, send } = useBilling()
  const { data, refetch } = useQuery({
    queryKey: ['merges', noun, id],
    queryFn: () => bodyOf(api.GET('/merges', { params: { query: { noun, survivor_id: id } } })),
  })
  const now = Date.now()
  const open = (data?.items ?? []).filter(
    ({ undone_at, until }) => !undone_at && Date.parse(until ?? '') > now,
  )
  if (open.length === 0) return null

  async function split(merge: string) {
    const done = await send((headers) =>
      answerOf(api.POST('/merges/{id}/undo', { params: { path: { id: merge } }, headers })),
    )
    if (!done) return
    void refetch()
    onChanged()
  }
  return (
    <ul className={classes.alike}>
      {open.map(({ id: merge, merged_name, at }) => (
        <li key={merge}>
          {t('alike.joined', { name: merged_name, day: format.instant(Date.parse(at ?? '')) })}{' '}
          <Button
            look="quiet"
            busy={busy}
            aria-label={t('alike.split.this', { name: merged_name })}
            onClick={() => void split(merge)}
          >
            {t('alike.split')}
          </Button>
        </li>
      ))}
      {error && <ErrorLine text={error} />}
    </ul>
  )
}
