import { IconAsterisk, IconBulb, IconClockPause } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import classes from './gate.module.css'

/** How binding a criterion is: icon and word. */
export function LevelMark({ level }: { level: string }) {
  const { t } = useI18n()
  const Icon = level === 'required' ? IconAsterisk : level === 'expected' ? IconClockPause : IconBulb
  return (
    <span className={classes.level} data-level={level}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {t('gate.level', { level })}
    </span>
  )
}
