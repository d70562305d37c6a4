import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n'
import classes from './Alike.module.css'
import { type LookAlike, useWhy } from './useAlike'

interface AlikeListProps {
  looks: readonly LookAlike[]
  /** What may be done about one of them. */
  action?: (look: LookAlike) => ReactNode
}

/** Records that may be the same, with how sure it is and why. They never stand in the way. */
export function AlikeList({ looks, action }: AlikeListProps) {
  const { t, format } = useI18n()
  const why = useWhy()
  if (looks.length === 0) return null
  return (
    <div className={classes.box} role="status">
      <p className={classes.title}>{t('alike.title')}</p>
      <ul className={classes.list}>
        {looks.map((look) => (
          <li key={look.id} className={classes.look}>
            <span>
              <Named look={look} /> <b>{format.percent(look.score / 100)}</b>
              <span className={classes.why}>{why(look)}</span>
            </span>
            {action?.(look)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Named({ look }: { look: LookAlike }) {
  const { t } = useI18n()
  const company = look.noun === 'company' ? look.id : look.company_id
  const words = [look.noun === 'lead' && `L-${look.number}`, look.title].filter(Boolean).join(' ')
  const at = look.company_name && look.company_name !== look.title ? `, ${look.company_name}` : ''
  return (
    <>
      {company ? (
        <Link to="/companies/$id" params={{ id: company }}>
          {words}
        </Link>
      ) : (
        words
      )}
      {at} <span className={classes.kind}>{t('alike.noun', { noun: look.noun })}</span>
    </>
  )
}
