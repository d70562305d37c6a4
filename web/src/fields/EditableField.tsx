import { useId, useState } from 'react'
import { type Draft, InputEditor } from '../gate'
import { type Money as Amount, useI18n } from '../i18n'
import { useSession, useUsers } from '../session'
import { same } from '../state/entity'
import { draftOf, editOf, type FieldSpec, inputOf, isEmpty } from './field-values'
import classes from './fields.module.css'
import { type Done, InlineEdit, Saving } from './InlineEdit'
import { type Editable, useEdit } from './useEdit'

interface EditableFieldProps {
  of: Editable & { company_id?: string; currency?: string }
  spec: FieldSpec
  readOnly?: boolean
  onSaved?: () => void
  onNewCompany?: (name: string) => Promise<{ id: string; name: string }>
}

/** One field, edited where it stands. */
export function EditableField({ of, spec, readOnly = false, onSaved, onNewCompany }: EditableFieldProps) {
  const say = useFieldWords(spec)
  const editing = useEdit(of, onSaved)
  return (
    <InlineEdit
      label={spec.label}
      empty={isEmpty(spec.value)}
      editing={editing}
      say={say}
      readOnly={readOnly}
      editor={(onDone, refused) => (
        <FieldEditor of={of} spec={spec} refused={refused} onDone={onDone} onNewCompany={onNewCompany} />
      )}
    >
      {spec.shown ?? say(spec.value)}
    </InlineEdit>
  )
}

type FieldEditorProps = Pick<EditableFieldProps, 'of' | 'spec' | 'onNewCompany'> & {
  refused: Draft | undefined
  onDone: Done
}

function FieldEditor({ of, spec, refused, onDone, onNewCompany }: FieldEditorProps) {
  const { t, zone } = useI18n()
  const say = useFieldWords(spec)
  const { workspace } = useSession()
  const id = useId()
  const [draft, setDraft] = useState(() => refused ?? draftOf(spec))
  const [was] = useState(spec.value)
  const edit = editOf({ ...spec, value: was }, draft, zone)
  const moved = !same(was, spec.value)
  return (
    <Saving
      edit={edit && edit !== 'unchanged' ? { ...edit, was, now: spec.value } : edit}
      onDone={(done) => onDone(done, draft)}
    >
      <InputEditor
        id={id}
        input={inputOf(spec)}
        deal={{ id: of.id, company_id: of.company_id ?? '', currency: of.currency ?? workspace.currency }}
        suggestions={spec.suggestions}
        draft={draft}
        onChange={setDraft}
        onNewCompany={async (name) => {
          const named = await onNewCompany?.(name)
          if (named) setDraft({ named })
        }}
      />
      {moved && (
        <p className={classes.quiet} role="status">
          {t('fields.moved', { value: say(spec.value) })}
        </p>
      )}
    </Saving>
  )
}

/** How a value of a field is read. */
export function useFieldWords({ kind, choices }: Pick<FieldSpec, 'kind' | 'choices'>) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  return (value: unknown): string => {
    if (isEmpty(value)) return t('fields.none')
    switch (kind) {
      case 'money':
        return format.money(value as Amount)
      case 'date':
        return format.date(String(value))
      case 'number':
        return format.number(Number(value))
      case 'yes_no':
        return t(value === true ? 'fields.yes' : 'fields.no')
      case 'choice':
      case 'product':
        return choices?.find(({ key }) => key === value)?.label ?? String(value)
      case 'user':
      case 'person':
        return nameOf(String(value)) || String(value)
      case 'tags':
        return (value as string[]).join(', ')
      case 'company':
        return (value as { name: string }).name
    }
    return String(value)
  }
}
