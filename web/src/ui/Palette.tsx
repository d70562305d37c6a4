import { Modal } from '@mantine/core'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import classes from './Palette.module.css'
import { ShortcutLayer } from './Shortcuts'

export interface PaletteOption {
  id: string
  label: string
  /** What tells it from others of the same name. */
  detail?: string
  /** At the right: a number, a shortcut. */
  hint?: string
}

export interface PaletteGroup {
  id: string
  label: string
  options: PaletteOption[]
}

interface PaletteProps {
  open: boolean
  onClose: () => void
  label: string
  placeholder: string
  query: string
  onQuery: (query: string) => void
  groups: PaletteGroup[]
  /** Without an id when Enter comes before anything is found. */
  onChoose: (id: string | undefined) => void
  /** One sentence below the list: nothing found, or why it could not be looked for. */
  note?: string | undefined
}

/** One field that finds and does everything; the arrows choose, Enter goes there. */
export function Palette({ open, onClose, label, ...rest }: PaletteProps) {
  return (
    <Modal
      opened={open}
      onClose={onClose}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': label } }}
      transitionProps={{ duration: 0 }}
      classNames={{
        inner: classes.inner,
        content: classes.content,
        body: classes.body,
        overlay: classes.overlay,
      }}
    >
      <ShortcutLayer>
        <Finder label={label} {...rest} />
      </ShortcutLayer>
    </Modal>
  )
}

type FinderProps = Omit<PaletteProps, 'open' | 'onClose'>

function Finder({ label, placeholder, query, onQuery, groups, onChoose, note }: FinderProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  // At once, and without a fade before it: the next key is meant for this field.
  useLayoutEffect(() => field.current?.focus(), [])
  const options = groups.flatMap(({ options }) => options)
  const [wanted, setWanted] = useState<string>()
  const active = options.find((option) => option.id === wanted) ?? options[0]

  useEffect(() => {
    if (active) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function handleKeyDown(event: KeyboardEvent) {
    const at = active ? options.indexOf(active) : -1
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setWanted(options[Math.min(Math.max(to, 0), options.length - 1)]?.id)
      return
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      onChoose(active?.id)
    }
  }
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={20} stroke={1.5} aria-hidden="true" />
        <input
          ref={field}
          className={classes.input}
          role="combobox"
          aria-label={label}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setWanted(undefined)
            onQuery(event.target.value)
          }}
          onKeyDown={handleKeyDown}
          data-autofocus
        />
      </div>
      <div ref={list} id={`${id}-list`} className={classes.list} role="listbox" aria-label={label}>
        {groups
          .filter((group) => group.options.length > 0)
          .map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no set of fields
            <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
              <p id={`${id}-${group.id}`} className={classes.group}>
                {group.label}
              </p>
              {group.options.map((option) => (
                <Option
                  key={option.id}
                  id={`${id}-${option.id}`}
                  option={option}
                  active={option === active}
                  onChoose={() => onChoose(option.id)}
                  onPoint={() => setWanted(option.id)}
                />
              ))}
            </div>
          ))}
      </div>
      <p className={classes.note} role="status">
        {note}
      </p>
    </>
  )
}

interface OptionProps {
  id: string
  option: PaletteOption
  active: boolean
  onChoose: () => void
  onPoint: () => void
}

function Option({ id, option: { label, detail, hint }, active, onChoose, onPoint }: OptionProps) {
  return (
    // The field keeps the focus: it is told which option is meant.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={classes.option}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      <span className={classes.words}>
        <span className={classes.label}>{label}</span>
        {detail && <span className={classes.detail}>{detail}</span>}
      </span>
      {hint && <span className={classes.hint}>{hint}</span>}
    </div>
  )
}
