import { Popover } from '@mantine/core'
import '@mantine/core/styles/Popover.layer.css'
import { LevelMark } from '../gate'
import { useI18n } from '../i18n'
import { type Stage, textIn } from '../session'
import type { Place } from '../ui/place'
import classes from './board.module.css'

interface StageTextProps {
  stage: Stage
  at: Place
  onStay: () => void
  onLeave: () => void
  onClose: () => void
}

/** What a stage is about, hanging at its button. */
export function StageText({ stage, at, onStay, onLeave, onClose }: StageTextProps) {
  return (
    <Popover
      opened
      onChange={(open) => !open && onClose()}
      position="bottom-start"
      offset={4}
      width={320}
      withinPortal
      classNames={{ dropdown: classes.note }}
    >
      <Popover.Target>
        <span className={classes.menuAnchor} style={at} aria-hidden="true" />
      </Popover.Target>
      <Popover.Dropdown onMouseEnter={onStay} onMouseLeave={onLeave}>
        <Text stage={stage} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Text({ stage }: { stage: Stage }) {
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
