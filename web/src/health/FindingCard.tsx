import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import classes from './Health.module.css'
import { actionPlace, placeOf } from './place'
import { type Evidence, type Finding, useEvidence } from './useHealth'
import { useFindingWords } from './words'

const icons = { need: IconAlertTriangle, watch: IconEye, good: IconCircleCheck }

/** How many rows a finding shows before all of them are asked for. */
const first = 3

/** One finding: what it is, why it matters, what shows it, and the one thing to do. */
export function FindingCard({ finding, currency }: { finding: Finding; currency: string }) {
  const { t, format } = useI18n()
  const navigate = useNavigate()
  const { me } = useSession()
  const { what, why, action } = useFindingWords()
  const [whole, setWhole] = useState(false)
  const { data } = useEvidence(finding.rule, whole)
  const same = data?.findings.find(
    ({ pipeline_id, stage }) => pipeline_id === finding.pipeline_id && stage === finding.stage,
  )
  const rows = whole ? (same ?? finding).evidence : finding.evidence.slice(0, first)
  const Icon = icons[finding.tone]
  const place = actionPlace(finding, me.id)
  return (
    <li className={classes.finding} data-tone={finding.tone}>
      <div className={classes.said}>
        <h3 className={classes.what}>
          <Icon size={18} stroke={1.75} aria-hidden="true" />
          {what(finding)}
        </h3>
        <p className={classes.why}>
          {[
            why(finding),
            finding.value > 0 &&
              t('health.worth', { value: format.money({ minor: finding.value, currency }) }),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      </div>
      {rows.length > 0 && (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {finding.tone !== 'good' && (
        <div className={classes.actions}>
          <Button onClick={() => void navigate(place)}>{action(finding)}</Button>
          {!whole && finding.count > first && (
            <Button look="quiet" onClick={() => setWhole(true)}>
              {t('health.all', { count: finding.count })}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function Row({ row }: { row: Evidence }) {
  const { format } = useI18n()
  const { nameOf } = useUsers()
  const { measureOf } = useFindingWords()
  const about = [
    row.noun !== 'user' && nameOf(row.owner_id),
    row.stage_name,
    row.value !== null && row.value > 0 && format.money({ minor: row.value, currency: row.currency }),
  ]
  return (
    <li className={classes.row}>
      <Link {...placeOf(row)}>{[row.label, row.name].filter(Boolean).join(' ')}</Link>
      <span className={classes.about}>{about.filter(Boolean).join(' · ')}</span>
      <span className={classes.measure}>{measureOf(row)}</span>
    </li>
  )
}
