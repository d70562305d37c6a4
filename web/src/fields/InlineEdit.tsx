import { IconCheck, IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type Draft, ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useUsers } from '../session'
import { Button } from '../ui/Button'
import classes from './fields.module.css'
import type { Edit, Editing } from './useEdit'

interface InlineEditProps {
  label: string
  /** The value as it is read. */
  children: ReactNode
  /** Whether there is no value yet. */
  empty?: boolean
  editing: Editing
  /** A value of this field in words, for the choice between two of them. */
  say: (value: unknown) => string
  /** The editor; `onDone` closes it, with what is to be saved. It begins with the draft of an edit that was refused. */
  editor: (onDone: Done, refused: Draft | undefined) => ReactNode
  readOnly?: boolean
}

/** What is to be saved, and what was typed for it. */
export type Done = (edit: Edit | undefined, draft?: Draft) => void

const tickTime = 600

/** A value that turns into its editor when it is pressed, and saves by itself. */
export function InlineEdit({ label, children, empty, editing, say, editor, readOnly }: InlineEditProps) {
  const { t, ...i18n } = useI18n()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<Draft>()
  const button = useRef<HTMLButtonElement>(null)
  const back = useRef(false)
  const ticked = useTick(editing.saved)
  useEffect(() => {
    if (open || !back.current) return
    back.current = false
    button.current?.focus()
  }, [open])

  async function handleDone(edit: Edit | undefined, draft?: Draft) {
    back.current = true
    setOpen(false)
    setRefused(undefined)
    if (!edit || (await editing.edit(edit))) return
    setRefused(draft)
    setOpen(true)
  }
  if (readOnly) return <span className={classes.readOnly}>{children}</span>
  return (
    <>
      {open ? (
        <div className={classes.editor}>{editor((edit, draft) => void handleDone(edit, draft), refused)}</div>
      ) : (
        <button
          ref={button}
          type="button"
          className={classes.value}
          data-empty={empty || undefined}
          onClick={() => {
            setRefused(undefined)
            setOpen(true)
          }}
        >
          <span className={classes.hidden}>{label}: </span>
          {empty ? t('fields.add') : children}
          {ticked ? (
            <IconCheck className={classes.saved} size={16} stroke={2} aria-hidden="true" />
          ) : (
            <IconPencil className={classes.pencil} size={14} stroke={1.5} aria-hidden="true" />
          )}
        </button>
      )}
      {editing.problem && (
        <ErrorLine
          text={editing.problem.fields[0]?.message ?? problemText(editing.problem, { t, ...i18n })}
        />
      )}
      {editing.clash && (
        <TwoValues label={label} editing={editing} say={say}>
          {empty ? t('fields.none') : children}
        </TwoValues>
      )}
    </>
  )
}

/** Somebody else has changed the same field: both values, who and when, and the choice. */
function TwoValues({
  label,
  editing,
  say,
  children,
}: Pick<InlineEditProps, 'label' | 'editing' | 'say' | 'children'>) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const { clash, keepMine, keepTheirs } = editing
  if (!clash) return null
  const name = clash.by ? nameOf(clash.by.actor) : ''
  return (
    <div className={classes.clash} role="alert">
      <p>
        {name && clash.by
          ? t('fields.clash.by', { name, field: label, time: format.time(clash.by.at) })
          : t('fields.clash', { field: label })}
      </p>
      <dl>
        <dt>{t('fields.clash.mine')}</dt>
        <dd>{say(clash.edit.value)}</dd>
        <dt>{t('fields.clash.theirs')}</dt>
        <dd>{children}</dd>
      </dl>
      <div className={classes.row}>
        <Button onClick={keepMine}>{t('fields.clash.keepMine')}</Button>
        <Button onClick={keepTheirs}>{t('fields.clash.keepTheirs')}</Button>
      </div>
    </div>
  )
}

/** True for a moment after each save. */
function useTick(saved: number): boolean {
  const [shown, setShown] = useState(saved)
  useEffect(() => {
    if (shown === saved) return
    const timer = setTimeout(() => setShown(saved), tickTime)
    return () => clearTimeout(timer)
  }, [shown, saved])
  return shown !== saved
}

interface SavingProps {
  /** What is to be saved; undefined while it makes no sense. */
  edit: Edit | 'unchanged' | undefined
  onDone: (edit: Edit | undefined) => void
  children: ReactNode
}

/** Saves with Enter and when the focus leaves; Esc puts back what was. */
export function Saving({ edit, onDone, children }: SavingProps) {
  const { t } = useI18n()
  const box = useRef<HTMLFormElement>(null)
  const [unclear, setUnclear] = useState(false)
  useEffect(() => {
    const control = box.current?.querySelector<HTMLInputElement>('input, textarea, select')
    control?.focus()
    if (control?.type === 'text') control.select()
  }, [])
  function handleKey(event: KeyboardEvent) {
    if (event.key === 'Escape') onDone(undefined)
  }
  function finish() {
    if (!edit) return setUnclear(true)
    onDone(edit === 'unchanged' ? undefined : edit)
  }
  return (
    <form
      ref={box}
      className={classes.saving}
      onSubmit={(event) => {
        event.preventDefault()
        finish()
      }}
      onKeyDown={handleKey}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) finish()
      }}
    >
      {children}
      {unclear && !edit && <ErrorLine text={t('fields.unclear')} />}
      <div className={classes.row}>
        <Button type="submit" look="primary">
          {t('fields.save')}
        </Button>
        <Button
          look="quiet"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onDone(undefined)}
        >
          {t('fields.cancel')}
        </Button>
      </div>
    </form>
  )
}
