import { useId, useState } from 'react'
import { InputEditor } from '../gate'
import { type Money as Amount, useI18n } from '../i18n'
import { useUsers } from '../session'
import { same } from '../state/entity'
import classes from './deal-page.module.css'
import { draftOf, editOf, type FieldSpec, inputOf, isEmpty } from './field-values'
import { InlineEdit, Saving } from './InlineEdit'
import type { Deal } from './useDeal'
import { type Edit, useEdit } from './useEdit'

interface EditableFieldProps {
  deal: Deal
  spec: FieldSpec
  readOnly?: boolean
  onSaved?: () => void
  onNewCompany?: (name: string) => Promise<{ id: string; name: string }>
}

/** One field, edited where it stands. */
export function EditableField({ deal, spec, readOnly = false, onSaved, onNewCompany }: EditableFieldProps) {
  const say = useFieldWords(spec)
  const editing = useEdit(deal, onSaved)
  return (
    <InlineEdit
      label={spec.label}
      empty={isEmpty(spec.value)}
      editing={editing}
      say={say}
      readOnly={readOnly}
      editor={(onDone) => <FieldEditor deal={deal} spec={spec} onDone={onDone} onNewCompany={onNewCompany} />}
    >
      {say(spec.value)}
    </InlineEdit>
  )
}

type FieldEditorProps = Pick<EditableFieldProps, 'deal' | 'spec' | 'onNewCompany'> & {
  onDone: (edit: Edit | undefined) => void
}

function FieldEditor({ deal, spec, onDone, onNewCompany }: FieldEditorProps) {
  const { t, zone } = useI18n()
  const say = useFieldWords(spec)
  const id = useId()
  const [draft, setDraft] = useState(() => draftOf(spec))
  const [was] = useState(spec.value)
  const edit = editOf({ ...spec, value: was }, draft, zone)
  const moved = !same(was, spec.value)
  return (
    <Saving edit={edit && edit !== 'unchanged' ? { ...edit, was, now: spec.value } : edit} onDone={onDone}>
      <InputEditor
        id={id}
        input={inputOf(spec)}
        deal={deal}
        draft={draft}
        onChange={setDraft}
        onNewCompany={async (name) => {
          const named = await onNewCompany?.(name)
          if (named) setDraft({ named })
        }}
      />
      {moved && (
        <p className={classes.quiet} role="status">
          {t('deal.field.moved', { value: say(spec.value) })}
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
    if (isEmpty(value)) return t('deal.field.none')
    switch (kind) {
      case 'money':
        return format.money(value as Amount)
      case 'date':
        return format.date(String(value))
      case 'number':
        return format.number(Number(value))
      case 'yes_no':
        return t(value === true ? 'deal.yes' : 'deal.no')
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
