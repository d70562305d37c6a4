import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useI18n } from '../i18n'
import { useShortcut } from '../ui/Shortcuts'
import classes from './board.module.css'
import { termsOf, withoutTerm, withTerm } from './filter'

interface FilterBarProps {
  filter: string
  /** Terms that mean nothing to the server. */
  ignored: readonly string[]
  onChange: (filter: string, how: 'typing' | 'choosing') => void
}

/** Time without a key before typing is taken for a filter. */
const pause = 200

/** A filter in the server's words: its terms as chips, and a field that adds to them. */
export function FilterBar({ filter, ignored, onChange }: FilterBarProps) {
  const { t } = useI18n()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useShortcut('/', () => field.current?.focus())
  useEffect(() => () => clearTimeout(timer.current), [])
  const typed = useRef('')
  const terms = termsOf(filter).filter((term) => term !== typed.current)
  const quick = [
    { term: 'owner:me', label: t('board.filter.mine') },
    { term: 'next:none', label: t('board.filter.noStep') },
    { term: 'handover:me', label: t('board.filter.handover') },
    { term: 'next:overdue', label: t('board.filter.overdue') },
  ]

  function handleText(next: string) {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const term = next.trim().replace(/,+$/, '')
      typed.current = term
      onChange(term ? withTerm(terms.join(','), term) : terms.join(','), 'typing')
    }, pause)
  }
  function handleKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && text.trim()) {
      clearTimeout(timer.current)
      typed.current = ''
      setText('')
      onChange(withTerm(terms.join(','), text.trim()), 'choosing')
    }
    if (event.key === 'Backspace' && text === '' && terms.length > 0) {
      onChange(terms.slice(0, -1).join(','), 'choosing')
    }
    if (event.key === 'Escape') {
      if (text) handleText('')
      else field.current?.blur()
    }
  }
  const shown = quick.filter(({ term }) => !terms.includes(term))
  const nameOf = (term: string) => quick.find((each) => each.term === term)?.label ?? term
  return (
    <search className={classes.filter}>
      <span className={classes.filterField}>
        <IconSearch size={16} stroke={1.5} aria-hidden="true" />
        {terms.map((term) => (
          <button
            key={term}
            type="button"
            className={classes.filterChip}
            data-ignored={ignored.includes(term) || undefined}
            aria-label={t('ui.filters.remove', { name: nameOf(term) })}
            onClick={() => onChange(withoutTerm(terms.join(','), term), 'choosing')}
          >
            {ignored.includes(term) ? t('board.filter.ignored', { term }) : nameOf(term)}
            <IconX size={12} stroke={2} aria-hidden="true" />
          </button>
        ))}
        <input
          ref={field}
          type="text"
          aria-label={t('board.filter')}
          placeholder={terms.length === 0 ? t('board.filter.hint') : ''}
          autoComplete="off"
          value={text}
          onChange={(event) => handleText(event.target.value)}
          onKeyDown={handleKey}
        />
      </span>
      {shown.map(({ term, label }) => (
        <button
          key={term}
          type="button"
          className={classes.quick}
          onClick={() => onChange(withTerm(filter, term), 'choosing')}
        >
          {label}
        </button>
      ))}
    </search>
  )
}
