import { type CSSProperties, type ReactNode, useId } from 'react'
import classes from './Choices.module.css'

interface Choice<Id extends string> {
  id: Id
  label: string
  about?: string
  /** The language of the label, where it is not that of the page. */
  lang?: string
}

interface SetProps {
  legend: string
  hint?: string
  error?: string | undefined
  /** The narrowest a choice may become, such as `13rem`. */
  width?: string
  children: ReactNode
}

function ChoiceSet({ legend, hint, error, width, children }: SetProps) {
  const id = useId()
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={classes.set}
      aria-describedby={told || undefined}
      style={width ? ({ '--choice': width } as CSSProperties) : undefined}
    >
      <legend className={classes.legend}>{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}

interface ChoicesProps<Id extends string> extends Omit<SetProps, 'children'> {
  /** The id of the first box: where an error summary leads to. */
  id: string
  choices: readonly Choice<Id>[]
}

interface ChecksProps<Id extends string> extends ChoicesProps<Id> {
  chosen: readonly Id[]
  onChoose: (chosen: Id[]) => void
}

/** Any number of several. */
export function Checks<Id extends string>({ id, choices, chosen, onChoose, ...set }: ChecksProps<Id>) {
  const toggle = (each: Id) =>
    onChoose(chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each])
  return (
    <ChoiceSet {...set}>
      <div className={classes.choices}>
        {choices.map((choice, i) => (
          <label key={choice.id} className={classes.choice}>
            <input
              id={i === 0 ? id : undefined}
              className={classes.box}
              type="checkbox"
              checked={chosen.includes(choice.id)}
              onChange={() => toggle(choice.id)}
            />
            <Words choice={choice} />
          </label>
        ))}
      </div>
    </ChoiceSet>
  )
}

interface OneOfProps<Id extends string> extends ChoicesProps<Id> {
  chosen: Id | undefined
  onChoose: (chosen: Id) => void
}

/** One of a few that are all to be seen. */
export function OneOf<Id extends string>({ id, choices, chosen, onChoose, ...set }: OneOfProps<Id>) {
  return (
    <ChoiceSet {...set}>
      <div className={classes.cards}>
        {choices.map((choice, i) => (
          <label key={choice.id} className={classes.card}>
            <input
              id={i === 0 ? id : undefined}
              className={classes.box}
              type="radio"
              name={id}
              checked={chosen === choice.id}
              onChange={() => onChoose(choice.id)}
            />
            <Words choice={choice} />
          </label>
        ))}
      </div>
    </ChoiceSet>
  )
}

interface CheckProps {
  label: string
  about?: string
  /** What is said of it where the words on the page do not tell it from others. */
  name?: string
  disabled?: boolean
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Yes or no. */
export function Check({ label, about, name, disabled, checked, onChange }: CheckProps) {
  return (
    <label className={classes.choice}>
      <input
        className={classes.box}
        type="checkbox"
        aria-label={name}
        disabled={disabled}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <Words choice={{ id: '', label, ...(about && { about }) }} />
    </label>
  )
}

function Words({ choice: { label, about, lang } }: { choice: Choice<string> }) {
  return (
    <span>
      <span className={classes.name} lang={lang}>
        {label}
      </span>
      {about && <span className={classes.about}>{about}</span>}
    </span>
  )
}
