import { useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { textIn, useApi, useForm } from '../session'
import { newCid } from '../state/cid'
import { Button } from '../ui/Button'
import { Check } from '../ui/Choices'
import { Dialog } from '../ui/Dialog'
import type { FieldError } from '../ui/ErrorSummary'
import { Field } from '../ui/Field'
import { Form, Row } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { TextArea } from '../ui/TextArea'
import { choicesOf, keyOf } from './field-keys'

export type CustomField = components['schemas']['CustomField']
type Noun = CustomField['noun']
type Kind = CustomField['kind']

/** How nouns and kinds of fields are called. */
export function useFieldWords(): { noun: Record<Noun, string>; kind: Record<Kind, string> } {
  const { t } = useI18n()
  return {
    noun: {
      deal: t('settings.noun.deal'),
      company: t('settings.noun.company'),
      contact: t('settings.noun.contact'),
    },
    kind: {
      text: t('settings.kind.text'),
      number: t('settings.kind.number'),
      money: t('settings.kind.money'),
      date: t('settings.kind.date'),
      choice: t('settings.kind.choice'),
      person: t('settings.kind.person'),
      yes_no: t('settings.kind.yesNo'),
    },
  }
}

interface FieldDialogProps {
  /** None: a new one. */
  field: CustomField | undefined
  taken: readonly string[]
  onClose: () => void
  onSaved: (field: CustomField) => void
}

/** Adds a field, or changes what may be changed of it. */
export function FieldDialog({ field, taken, onClose, onSaved }: FieldDialogProps) {
  const { t, language } = useI18n()
  const api = useApi()
  const words = useFieldWords()
  const form = useForm({
    label: 'field-label',
    key: 'field-label',
    choices: 'field-choices',
    noun: 'field-noun',
    kind: 'field-kind',
  })
  const [noun, setNoun] = useState<Noun>(field?.noun ?? 'deal')
  const [kind, setKind] = useState<Kind>(field?.kind ?? 'text')
  const [label, setLabel] = useState(() => textIn(field?.label, language))
  const [choices, setChoices] = useState(() =>
    (field?.choices ?? []).map((choice) => textIn(choice.label, language)).join('\n'),
  )
  const [long, setLong] = useState(field?.long ?? false)
  const [hidden, setHidden] = useState(field?.hidden ?? false)

  function check() {
    const found: FieldError[] = []
    if (label.trim() === '') found.push({ field: 'field-label', message: t('settings.field.label.missing') })
    if (kind === 'choice' && choices.trim() === '')
      found.push({ field: 'field-choices', message: t('settings.field.choices.missing') })
    return found
  }
  async function send() {
    const written = {
      label: { ...field?.label, [language]: label.trim() },
      ...(kind === 'choice' && { choices: choicesOf(choices, field?.choices ?? [], language) }),
      ...(kind === 'text' && { long }),
    }
    const { data } = field
      ? await api.PATCH('/fields/{noun}/{key}', {
          params: { path: { noun, key: field.key } },
          body: { ...written, hidden },
          headers: writeHeaders(newCid(), field.version),
        })
      : await api.POST('/fields', {
          body: { noun, kind, key: keyOf(label, taken), ...written },
          headers: writeHeaders(newCid()),
        })
    if (data) onSaved(data)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(field ? 'settings.field.edit' : 'settings.field.add')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('settings.cancel')}
          </Button>
          <Button type="submit" form="field" look="primary" busy={form.busy}>
            {t('settings.save')}
          </Button>
        </>
      }
    >
      <Form id="field" errors={form.errors} onSubmit={() => void form.submit(check, send)}>
        <Field
          id="field-label"
          label={t('settings.field.label')}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
          error={form.errorOf('field-label')}
          required
        />
        {!field && (
          <Row>
            <SelectField
              id="field-noun"
              label={t('settings.field.noun')}
              options={options(words.noun)}
              value={noun}
              onChange={(event) => setNoun(event.target.value as Noun)}
              error={form.errorOf('field-noun')}
            />
            <SelectField
              id="field-kind"
              label={t('settings.field.kind')}
              options={options(words.kind)}
              value={kind}
              onChange={(event) => setKind(event.target.value as Kind)}
              error={form.errorOf('field-kind')}
            />
          </Row>
        )}
        {kind === 'choice' && (
          <TextArea
            id="field-choices"
            label={t('settings.field.choices')}
            hint={t('settings.field.choices.hint')}
            rows={5}
            value={choices}
            onChange={(event) => setChoices(event.target.value)}
            error={form.errorOf('field-choices')}
            required
          />
        )}
        {kind === 'text' && <Check label={t('settings.field.long')} checked={long} onChange={setLong} />}
        {field && (
          <Check
            label={t('settings.field.hide')}
            about={t('settings.field.hide.hint')}
            checked={hidden}
            onChange={setHidden}
          />
        )}
      </Form>
    </Dialog>
  )
}

function options(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}
