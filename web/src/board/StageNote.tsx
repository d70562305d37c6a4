import { type ReactNode, useRef } from 'react'
import { useI18n } from '../i18n'
import type { Stage } from '../session'
import { late } from '../ui/late'
import { useHanging } from '../ui/useHanging'
import classes from './board.module.css'

interface StageNoteProps {
  stage: Stage
  name: string
  children: ReactNode
}

const StageText = late(async () => (await import('./StageText')).StageText)

const pause = 250

/** Why a stage exists and what it asks before a deal may leave: on hover and on a tap. */
export function StageNote({ stage, name, children }: StageNoteProps) {
  const { t } = useI18n()
  const { at, open, close, button } = useHanging()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const soon = (act?: () => void) => {
    clearTimeout(timer.current)
    if (act) timer.current = setTimeout(act, pause)
  }
  return (
    <>
      <button
        type="button"
        className={classes.noteButton}
        aria-label={t('board.about', { stage: name })}
        {...button}
        onMouseEnter={({ currentTarget }) => soon(() => open(currentTarget))}
        onMouseLeave={() => soon(close)}
        onBlur={close}
        onKeyDown={({ key }) => key === 'Escape' && close()}
      >
        {children}
      </button>
      {at && (
        <StageText
          stage={stage}
          at={at}
          onStay={() => soon()}
          onLeave={() => soon(close)}
          onClose={close}
          onMissing={close}
        />
      )}
    </>
  )
}
