import { useState } from 'react'
import { EditableField, isEmpty } from '../fields'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { Button } from '../ui/Button'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal } from './useDeal'
import { useFieldSpecs } from './useFieldSpecs'

interface DetailsPanelProps {
  deal: Deal
  onChanged: () => void
}

/** What is known of the deal; empty fields wait until they are asked for. */
export function DetailsPanel({ deal, onChanged }: DetailsPanelProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const [all, setAll] = useState(false)
  const { others } = useFieldSpecs(deal)
  const filled = others.filter(({ value }) => !isEmpty(value))
  const hidden = others.length - filled.length
  return (
    <Panel title={t('deal.details')} tab="details">
      <dl className={classes.details}>
        {(all ? others : filled).map((spec) => (
          <div key={spec.field} className={classes.detail}>
            <dt>{spec.label}</dt>
            <dd>
              <EditableField
                of={{ noun: 'deal', ...deal }}
                spec={spec}
                readOnly={!can('edit-deal')}
                onSaved={onChanged}
              />
            </dd>
          </div>
        ))}
        <div className={classes.detail}>
          <dt>{t('deal.started')}</dt>
          <dd className={classes.readOnly}>{deal.start_date ? format.date(deal.start_date) : '—'}</dd>
        </div>
      </dl>
      {hidden > 0 && (
        <Button look="quiet" className={classes.start} onClick={() => setAll(!all)}>
          {all ? t('deal.details.less') : t('deal.details.all', { count: hidden })}
        </Button>
      )}
    </Panel>
  )
}
