import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useI18n } from '../i18n'
import { useApi, useSession, useUsers } from '../session'
import { bodyOf } from '../tables'
import { Button } from '../ui/Button'
import { TakeDialog } from './TakeDialog'
import classes from './Work.module.css'

interface QueueLineProps {
  deal: { id: string; version: number; name: string; owner_id: string }
  /** Puts the line in its place on the page; called only where the stage calls an expert in. */
  children: (line: ReactNode) => ReactNode
  onChanged: () => void
}

/** Whether an expert is called in here, who took the deal, or how long that may take. */
export function QueueLine({ deal, children, onChanged }: QueueLineProps) {
  const { t, format } = useI18n()
  const api = useApi()
  const { can } = useSession()
  const { nameOf } = useUsers()
  const [taking, setTaking] = useState(false)
  const { data: place } = useQuery({
    queryKey: ['queue-place', deal.id, deal.version],
    queryFn: () => bodyOf(api.GET('/deals/{id}/queue', { params: { path: { id: deal.id } } })),
    placeholderData: (before, last) => (last?.queryKey[1] === deal.id ? before : undefined),
  })
  if (!place?.called) return null
  const says = place.place
    ? t('work.queue.place', { place: place.place, length: place.length })
    : place.taken_by.length > 0
      ? t('work.queue.taken', { names: format.list(place.taken_by.map(nameOf)) })
      : t('work.queue.off')
  return children(
    <div className={classes.line}>
      <p>{says}</p>
      {place.place && can('take-deal') ? (
        <Button onClick={() => setTaking(true)}>{t('work.take')}</Button>
      ) : null}
      {taking && (
        <TakeDialog
          deal={{ ...deal, deal_id: deal.id }}
          onClose={() => setTaking(false)}
          onTaken={() => {
            setTaking(false)
            onChanged()
          }}
        />
      )}
    </div>,
  )
}
