import { type DateStyle, type PlainDate, useI18n } from '../i18n'
import classes from './figures.module.css'

interface DateTextProps {
  /** A calendar date; never converted between zones. */
  date: PlainDate
  style?: DateStyle
}

export function DateText({ date, style = 'medium' }: DateTextProps) {
  const { format } = useI18n()
  return (
    <time className={classes.figure} dateTime={date}>
      {format.date(date, style)}
    </time>
  )
}

/** A moment (UTC ms), shown in the reader's zone. */
export function InstantText({ instant }: { instant: number }) {
  const { format } = useI18n()
  return (
    <time className={classes.figure} dateTime={new Date(instant).toISOString()}>
      {format.instant(instant)}
    </time>
  )
}
