import { IconFilter } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useI18n } from '../i18n'
import { useShortcut } from '../ui/Shortcuts'
import classes from './DealsPage.module.css'
import { termsOf, withoutTerm } from './filter'

interface FilterFieldProps {
  filter: string
  /** Terms that mean nothing to the server. */
  ignored: readonly string[]
  onChange: (filter: string, how: 'typing' | 'choosing') => void
}

/** Time without a key before typing is taken for a filter. */
const pause = 250

/** A filter as text, with the usual terms a press away; what is ignored is said. */
export function FilterField({ filter, ignored, onChange }: FilterFieldProps) {
  const { t } = useI18n()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [text, setText] = useState(filter)
  const sent = useRef(filter)
  useShortcut('/', () => field.current?.focus())
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (filter === sent.current) return
    sent.current = filter
    setText(filter)
  }, [filter])
  const terms = termsOf(filter)
  const usual = [
    { term: 'owner:me', label: t('tables.filter.mine') },
    { term: 'outcome:open', label: t('tables.filter.open') },
    { term: 'outcome:won', label: t('tables.filter.won') },
    { term: 'next:none', label: t('tables.filter.noStep') },
    { term: 'close:overdue', label: t('tables.filter.overdue') },
  ]
  function send(next: string, how: 'typing' | 'choosing') {
    clearTimeout(timer.current)
    sent.current = next
    onChange(next, how)
  }
  function toggle(term: string) {
    const next = terms.includes(term) ? withoutTerm(filter, term) : [...terms, term].join(',')
    setText(next)
    send(next, 'choosing')
  }
  return (
    <search className={classes.filter}>
      <span className={classes.field}>
        <IconFilter size={18} stroke={1.5} aria-hidden="true" />
        <input
          ref={field}
          type="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('tables.filter')}
          aria-describedby={`${id}-hint`}
          placeholder={t('tables.filter.example')}
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            clearTimeout(timer.current)
            timer.current = setTimeout(() => send(target.value.trim(), 'typing'), pause)
          }}
          onKeyDown={({ key }) => key === 'Enter' && send(text.trim(), 'choosing')}
        />
      </span>
      <span className={classes.usual}>
        {usual.map(({ term, label }) => (
          <button
            key={term}
            type="button"
            className={classes.term}
            aria-pressed={terms.includes(term)}
            onClick={() => toggle(term)}
          >
            {label}
          </button>
        ))}
      </span>
      <p id={`${id}-hint`} className={classes.hint} role="status">
        {ignored.length > 0
          ? t('tables.filter.ignored', { terms: ignored.join(', ') })
          : t('tables.filter.hint')}
      </p>
    </search>
  )
}
