import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useI18n } from '../../i18n'
import { useAnnounce } from '../../ui/LiveRegion'
import classes from './inputs.module.css'
import { type InputProps, Labelled } from './Labelled'

export interface LookupOption {
  id: string
  label: string
  hint?: string | undefined
}

interface LookupProps extends InputProps {
  text: string
  onText: (text: string) => void
  options: readonly LookupOption[]
  onPick: (option: LookupOption) => void
  /** Offers to make a new one of the text; absent: only what exists can be picked. */
  onAdd?: ((text: string) => void) | undefined
  onFocus?: () => void
}

/** Finds one of many while typing, or adds a new one: arrows walk, Enter takes, Esc closes the list alone. */
export function Lookup(props: LookupProps) {
  const { text, onText, options, onPick, onAdd, onFocus, autoFocus, ...rest } = props
  const { t } = useI18n()
  const { announce } = useAnnounce()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const known = options.some(({ label }) => label.toLowerCase() === text.trim().toLowerCase())
  const adding = onAdd && text.trim() !== '' && !known
  const count = options.length + (adding ? 1 : 0)
  const shown = open && count > 0
  const listId = `${rest.id}-list`

  function take(index: number) {
    const option = options[index]
    if (option) onPick(option)
    else if (adding) onAdd(text.trim())
    else return
    setOpen(false)
    announce(t('gate.lookup.taken', { name: option?.label ?? text.trim() }))
  }
  function handleKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && shown) return setOpen(false)
    if (event.key === 'Enter' && shown) {
      event.preventDefault()
      event.stopPropagation()
      return take(at)
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    if (!open) return setOpen(true)
    setAt((was) => (was + step + count) % Math.max(count, 1))
  }
  return (
    <Labelled {...rest}>
      {(aria) => (
        <span className={classes.lookup}>
          <input
            {...aria}
            className={classes.input}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={shown ? listId : undefined}
            aria-activedescendant={shown ? `${listId}-${at}` : undefined}
            // The dialog around it then leaves Esc to the list.
            data-mantine-stop-propagation={shown || undefined}
            data-autofocus={autoFocus || undefined}
            value={text}
            onChange={(event) => {
              onText(event.target.value)
              setOpen(true)
              setAt(0)
            }}
            onFocus={onFocus}
            onClick={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={handleKey}
          />
          {shown && (
            <div className={classes.options} id={listId} role="listbox" aria-label={rest.label}>
              {options.map((option, i) => (
                <Option key={option.id} id={`${listId}-${i}`} chosen={i === at} onTake={() => take(i)}>
                  <span>{option.label}</span>
                  {option.hint && <span className={classes.optionHint}>{option.hint}</span>}
                </Option>
              ))}
              {adding && (
                <Option
                  id={`${listId}-${options.length}`}
                  chosen={at === options.length}
                  onTake={() => take(options.length)}
                >
                  <IconPlus size={16} stroke={1.5} aria-hidden="true" />
                  <span className={classes.add}>{t('gate.lookup.add', { name: text.trim() })}</span>
                </Option>
              )}
            </div>
          )}
        </span>
      )}
    </Labelled>
  )
}

interface OptionProps {
  id: string
  chosen: boolean
  onTake: () => void
  children: ReactNode
}

function Option({ id, chosen, onTake, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus
    <div
      className={classes.option}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {children}
    </div>
  )
}
