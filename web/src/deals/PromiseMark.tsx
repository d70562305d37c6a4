import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
} from '@tabler/icons-react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import classes from './deal-page.module.css'

const icons = {
  open: IconCircle,
  overdue: IconAlertTriangle,
  kept: IconCircleCheck,
  broken: IconCircleX,
  withdrawn: IconCircleMinus,
}

/** What became of a promise, as sign and word. */
export function PromiseMark({ promise }: { promise: components['schemas']['Promise'] }) {
  const { t } = useI18n()
  const state = promise.overdue ? 'overdue' : promise.state
  const Icon = icons[state]
  return (
    <span className={classes.promiseState} data-state={state}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {t('deal.promise.state', { state })}
    </span>
  )
}
