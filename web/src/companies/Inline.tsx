import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ProblemError } from '../api/problem'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import classes from './Companies.module.css'

interface InlineProps {
  label: string
  value: string
  /** How the value reads, where it is not read as it is written. */
  shown?: string
  /** To choose from instead of typing. */
  choices?: readonly { value: string; label: string }[]
  /** Offered while typing, never asked for. */
  suggestions?: readonly string[]
  inputMode?: 'text' | 'numeric' | 'email' | 'tel'
  disabled?: boolean
  /** Whether it was saved; a refusal is thrown. */
  onSave: (value: string) => Promise<boolean>
}

/** A value that becomes a field when it is pressed: Enter saves, Esc restores, leaving saves too. */
export function Inline(props: InlineProps) {
  const { label, value, shown, choices, suggestions, inputMode, disabled, onSave } = props
  const i18n = useI18n()
  const { t } = i18n
  const id = useId()
  const [text, setText] = useState<string>()
  const [error, setError] = useState<string>()
  const [saved, setSaved] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const back = useRef(false)
  const saving = useRef(false)
  const editing = text !== undefined
  const read = shown ?? value
  useEffect(() => {
    if (editing || !back.current) return
    back.current = false
    opener.current?.focus()
  }, [editing])
  useEffect(() => {
    if (!saved) return
    const timer = setTimeout(() => setSaved(false), 600)
    return () => clearTimeout(timer)
  }, [saved])

  function leave(byKey: boolean) {
    back.current = byKey
    setText(undefined)
    setError(undefined)
  }
  async function save(next: string, byKey: boolean) {
    if (saving.current) return
    if (next.trim() === value) return leave(byKey)
    saving.current = true
    try {
      setSaved(await onSave(next.trim()))
      leave(byKey)
    } catch (refusal) {
      if (!(refusal instanceof ProblemError)) throw refusal
      const { problem } = refusal
      setError(problem.fields[0]?.message ?? problemText(problem, i18n))
    } finally {
      saving.current = false
    }
  }
  function handleKey(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      leave(true)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      void save(text ?? '', true)
    }
  }
  const aria = {
    id,
    'aria-label': label,
    'aria-invalid': error !== undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
    'data-mantine-stop-propagation': true,
    autoFocus: true,
    onKeyDown: handleKey,
  }
  return (
    <div className={classes.inline}>
      <dt>{label}</dt>
      <dd>
        {!editing && disabled && <span>{read || '—'}</span>}
        {!editing && !disabled && (
          <button
            ref={opener}
            type="button"
            className={classes.value}
            aria-label={
              read ? t('companies.edit', { label, value: read }) : `${label}: ${t('companies.blank')}`
            }
            onClick={() => setText(value)}
          >
            {read || <span className={classes.blank}>{t('companies.blank')}</span>}
            {saved && <IconCheck size={16} stroke={2} className={classes.check} aria-hidden="true" />}
          </button>
        )}
        {editing && choices && (
          <select
            {...aria}
            className={classes.edit}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => void save(text, false)}
          >
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        )}
        {editing && !choices && (
          <>
            <input
              {...aria}
              className={classes.edit}
              type="text"
              inputMode={inputMode}
              autoComplete="off"
              list={suggestions ? `${id}-list` : undefined}
              value={text}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setText(event.target.value)}
              onBlur={() => void save(text, false)}
            />
            {suggestions && (
              <datalist id={`${id}-list`}>
                {suggestions.map((suggestion) => (
                  <option key={suggestion} value={suggestion} />
                ))}
              </datalist>
            )}
          </>
        )}
        {error && <ErrorLine id={`${id}-error`} text={error} />}
      </dd>
    </div>
  )
}
