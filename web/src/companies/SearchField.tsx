import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useShortcut } from '../ui/Shortcuts'
import classes from './Companies.module.css'

interface SearchFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
}

/** Time without a key before typing is taken for a search. */
const pause = 150

/** Searches while one types; `/` goes there. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [text, setText] = useState(value)
  useShortcut('/', () => field.current?.focus())
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    setText((now) => (now.trim() === value ? now : value))
  }, [value])
  return (
    <search className={classes.search}>
      <IconSearch size={18} stroke={1.5} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => onChange(target.value.trim()), pause)
        }}
      />
    </search>
  )
}
