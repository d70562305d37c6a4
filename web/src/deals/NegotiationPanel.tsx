import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { components } from '../api/schema'
import { ErrorLine, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { useToast } from '../ui/Toast'
import classes from './documents.module.css'
import { Panel } from './Panel'
import { PointDialog } from './PointDialog'
import type { Deal, DealPage } from './useDeal'
import { useSaving } from './useSaving'

export type Negotiation = components['schemas']['Negotiation']
export type Point = components['schemas']['NegotiationPoint']

interface NegotiationPanelProps {
  deal: Deal
  page: DealPage
  onChanged: () => void
}

/** The points to be settled and who sits at the table, while the deal is negotiated; afterwards, to be read. */
export function NegotiationPanel({ deal, page, onChanged }: NegotiationPanelProps) {
  const { t } = useI18n()
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['negotiation', deal.id, deal.version],
    queryFn: async () =>
      (await api.GET('/deals/{id}/negotiation', { params: { path: { id: deal.id } } })).data,
    placeholderData: (before, last) => (last?.queryKey[1] === deal.id ? before : undefined),
  })
  if (!data || data.points.length === 0) return null
  if (data.when === 'now')
    return (
      <Panel title={t('deal.talk')} tab="checks">
        <Table talk={data} />
        <Points talk={data} deal={deal} page={page} onChanged={onChanged} />
        <Letter deal={deal} onChanged={onChanged} />
      </Panel>
    )
  if (data.when !== 'past' || !data.points.some(({ state }) => state === 'agreed')) return null
  return (
    <Panel title={t('deal.talk')} tab="checks">
      <details className={classes.history}>
        <summary>{t('deal.talk.past')}</summary>
        <Points talk={data} deal={deal} page={page} />
      </details>
    </Panel>
  )
}

/** Both sides of the table, empty seats by their names. */
function Table({ talk: { seats, ours, lawyers } }: { talk: Negotiation }) {
  const { t, format } = useI18n()
  const taken = seats.filter(({ people }) => people.length > 0)
  const empty = seats.filter(({ people }) => people.length === 0)
  const partOf = (part: string) => t('deal.part', { part })
  return (
    <div className={classes.text}>
      {taken.map(({ part, people }) => (
        <span key={part} className={classes.meta}>
          {`${partOf(part)}: ${format.list(people.map(({ name }) => name))}`}
        </span>
      ))}
      {ours.length > 0 && (
        <span className={classes.meta}>
          {t('deal.talk.ours', { names: format.list(ours.map(({ name }) => name)) })}
        </span>
      )}
      {empty.length > 0 && (
        <Warning
          text={t('deal.talk.empty', {
            seats: format.list(empty.map(({ part }) => t('deal.talk.seat', { part }))),
          })}
        />
      )}
      {lawyers.length > 0 && <Warning text={t('deal.talk.lawyers', { names: format.list(lawyers) })} />}
    </div>
  )
}

function Warning({ text }: { text: string }) {
  return (
    <span className={classes.over}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      {text}
    </span>
  )
}

interface PointsProps {
  talk: Negotiation
  deal: Deal
  page: DealPage
  /** Absent: they are only read. */
  onChanged?: () => void
}

function Points({ talk, deal, page, onChanged }: PointsProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const [asking, setAsking] = useState<Point>()
  const onEdit = onChanged && can('put-point') ? setAsking : undefined
  return (
    <>
      <ul className={classes.documents}>
        {talk.points.map((point) => (
          <li key={point.field} className={classes.document}>
            <div className={classes.text}>
              <span className={classes.name}>{point.input.label}</span>
              <Said point={point} />
              {onEdit && (
                <span className={classes.actions}>
                  <Button
                    look="quiet"
                    aria-label={t('deal.talk.editThis', { point: point.input.label })}
                    onClick={() => onEdit(point)}
                  >
                    {t('deal.talk.edit')}
                  </Button>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {asking && onChanged && (
        <PointDialog
          deal={deal}
          page={page}
          point={asking}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined)
            onChanged()
          }}
        />
      )}
    </>
  )
}

function Said({ point: { state, shown, ours, theirs, limit, with_names, agreed_at } }: { point: Point }) {
  const { t, format } = useI18n()
  const agreed = agreed_at
    ? t(with_names.length > 0 ? 'deal.talk.agreed' : 'deal.talk.agreedOn', {
        names: format.list(with_names),
        date: format.instant(Date.parse(agreed_at)),
      })
    : ''
  const lines = [
    shown,
    agreed,
    ours && t('deal.talk.we', { text: ours }),
    theirs && t('deal.talk.they', { text: theirs }),
    limit && t('deal.talk.limit', { text: limit }),
  ].filter(Boolean)
  return (
    <>
      <span className={classes.states}>
        <span className={classes.state} data-state={state}>
          {t('deal.talk.state', { state })}
        </span>
      </span>
      {lines.map((line) => (
        <span key={line} className={classes.meta}>
          {line}
        </span>
      ))}
    </>
  )
}

/** Writes what was agreed as a letter of intent. */
function Letter({ deal, onChanged }: { deal: Deal; onChanged: () => void }) {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const toast = useToast()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  if (!can('write-letter')) return null
  async function handleWrite() {
    const written = await save(() =>
      change(deal.id, {}, (headers) =>
        api.POST('/deals/{id}/negotiation/letter', { params: { path: { id: deal.id } }, headers }),
      ),
    )
    if (!written) return
    toast({ text: t('deal.talk.written') })
    onChanged()
  }
  return (
    <>
      <div>
        <Button busy={busy} onClick={() => void handleWrite()}>
          {t('deal.talk.write')}
        </Button>
      </div>
      {error && <ErrorLine text={error} />}
    </>
  )
}
