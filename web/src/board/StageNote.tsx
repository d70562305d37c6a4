import { Popover } from '@mantine/core'
import '@mantine/core/styles/Popover.layer.css'
import { type ReactNode, useRef, useState } from 'react'
import { LevelMark } from '../gate'
import { useI18n } from '../i18n'
import { type Stage, textIn } from '../session'
import classes from './board.module.css'

interface StageNoteProps {
  stage: Stage
  name: string
  children: ReactNode
}

const pause = 250

/** Why a stage exists and what it asks before a deal may leave: on hover, on focus and on a tap. */
export function StageNote({ stage, name, children }: StageNoteProps) {
  const { t } = useI18n()
  const [open, setOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const soon = (next: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(next), pause)
  }
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      offset={4}
      width={320}
      withinPortal
      classNames={{ dropdown: classes.note }}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.noteButton}
          aria-label={t('board.about', { stage: name })}
          onClick={() => setOpen((was) => !was)}
          onMouseEnter={() => soon(true)}
          onMouseLeave={() => soon(false)}
          onBlur={() => setOpen(false)}
          onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown onMouseEnter={() => soon(true)} onMouseLeave={() => soon(false)}>
        <StageText stage={stage} />
      </Popover.Dropdown>
    </Popover>
  )
}

function StageText({ stage }: { stage: Stage }) {
  const { t, language } = useI18n()
  const lines = (texts: Stage['to_do']) => (texts ?? []).map((text) => textIn(text, language))
  const why = textIn(stage.why, language)
  const parts = [
    { title: t('board.toDo'), items: lines(stage.to_do) },
    { title: t('board.avoid'), items: lines(stage.avoid) },
  ]
  return (
    <div className={classes.noteText}>
      {why && <p>{why}</p>}
      {(stage.exit?.length ?? 0) > 0 && (
        <section>
          <h3>{t('board.exit')}</h3>
          <ul className={classes.exits}>
            {stage.exit?.map(({ key, text, level }) => (
              <li key={key}>
                <span>{textIn(text, language)}</span>
                <LevelMark level={level} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {parts.map(
        ({ title, items }) =>
          items.length > 0 && (
            <section key={title}>
              <h3>{title}</h3>
              <ul>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  )
}
