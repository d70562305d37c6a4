import {
  IconAlertTriangle,
  IconCircle,
  IconCircleDot,
  IconExclamationMark,
  IconHourglass,
} from '@tabler/icons-react'
import { useI18n } from '../i18n'
import classes from './board.module.css'
import type { StepState } from './cards'

const icons = {
  none: IconAlertTriangle,
  overdue: IconExclamationMark,
  today: IconCircleDot,
  later: IconCircle,
  undated: IconCircle,
  waiting: IconHourglass,
}

/** The next step in one of its states: icon, word and colour. */
export function StepChip({ step }: { step: StepState }) {
  const Icon = icons[step.kind]
  return (
    <span className={classes.step} data-step={step.kind}>
      <Icon size={14} stroke={2} aria-hidden="true" />
      <span className={classes.stepWords}>{useStepWords()(step)}</span>
    </span>
  )
}

export function useStepWords(): (step: StepState) => string {
  const { t, format } = useI18n()
  return (step) => {
    switch (step.kind) {
      case 'none':
        return t('board.step.none')
      case 'waiting':
        return t('board.step.waiting', { date: format.date(step.until, 'day') })
      case 'overdue':
        return t('board.step.overdue', { count: step.days, title: step.title })
      case 'today':
        return step.at
          ? t('board.step.todayAt', { time: format.time(Date.parse(step.at)), title: step.title })
          : t('board.step.today', { title: step.title })
      case 'later':
        return t('board.step.later', { date: format.date(step.date, 'day'), title: step.title })
      case 'undated':
        return step.title
    }
  }
}
