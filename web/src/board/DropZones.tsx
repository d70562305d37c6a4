import { IconHourglass, IconTrophy, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useI18n } from '../i18n'
import { useBoardActions } from './actions'
import classes from './board.module.css'

export type Zone = 'won' | 'lost' | 'waiting'

interface DropZonesProps {
  zones: readonly Zone[]
  onDrop: (dealId: string, zone: Zone) => void
}

/** Places at the bottom edge while a card is dragged: won, lost, waiting. */
export function DropZones({ zones, onDrop }: DropZonesProps) {
  const { t } = useI18n()
  const icons: Record<Zone, ReactNode> = {
    won: <IconTrophy size={20} stroke={1.5} />,
    lost: <IconX size={20} stroke={1.5} />,
    waiting: <IconHourglass size={20} stroke={1.5} />,
  }
  return (
    <div className={classes.zones}>
      {zones.map((zone) => (
        <DropZone key={zone} zone={zone} onDrop={onDrop}>
          {icons[zone]}
          {t('board.zone', { zone })}
        </DropZone>
      ))}
    </div>
  )
}

interface DropZoneProps {
  zone: Zone
  onDrop: (dealId: string, zone: Zone) => void
  children: ReactNode
}

function DropZone({ zone, onDrop, children }: DropZoneProps) {
  const { drag } = useBoardActions()
  const box = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!box.current) return
    return drag?.dropOn(box.current, {
      mayTake: () => true,
      onOver: (y) => setOver(y !== undefined),
      onDrop: (id) => onDrop(id, zone),
    })
  }, [drag, zone, onDrop])
  return (
    <div ref={box} className={classes.zone} data-zone={zone} data-over={over || undefined}>
      {children}
    </div>
  )
}
