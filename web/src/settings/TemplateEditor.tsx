import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { languages, useI18n } from '../i18n'
import { useApi, useForm } from '../session'
import { newCid } from '../state/cid'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'
import { Form, Row, Submit } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { TextArea } from '../ui/TextArea'
import { TemplatePreview } from './TemplatePreview'
import classes from './Templates.module.css'

export type DocumentTemplate = components['schemas']['DocumentTemplate']
type Draft = components['schemas']['DocumentTemplateDraft']

const kinds = [
  'contract',
  'nda',
  'acceptance',
  'brief',
  'addendum',
  'letter_of_intent',
  'quote_permission',
  'case',
  'offer',
  'invoice',
  'other',
] as const
const ids = {
  name: 'template-name',
  kind: 'template-kind',
  language: 'template-language',
  body: 'template-body',
}

interface TemplateEditorProps {
  /** Absent: a new one. */
  template: DocumentTemplate | undefined
  onClose: () => void
  onSaved: (template: DocumentTemplate) => void
}

/** Writes a template: the text, what it can merge, and how the paper will read. */
export function TemplateEditor({ template, onClose, onSaved }: TemplateEditorProps) {
  const { t, language: own } = useI18n()
  const api = useApi()
  const form = useForm(ids)
  const { data: guide } = useQuery({
    queryKey: ['template-guide', own],
    queryFn: async () => (await api.GET('/document-templates/guide')).data ?? null,
  })
  const text = useRef<HTMLTextAreaElement>(null)
  const [name, setName] = useState(template?.name ?? '')
  const [kind, setKind] = useState<Draft['kind']>(template?.kind ?? 'contract')
  const [language, setLanguage] = useState<Draft['language']>(template?.language ?? own)
  const [body, setBody] = useState(template?.body ?? '')
  const fields = guide?.fields ?? []
  const starts = guide?.starts ?? []
  const untouched = body.trim() === '' || starts.some((start) => start.body === body)

  function handleStart(start: Draft | undefined) {
    setBody(start?.body ?? '')
    if (!start) return
    setKind(start.kind)
    if (!name.trim() || starts.some((each) => each.name === name)) setName(start.name)
  }
  function handleLanguage(next: Draft['language']) {
    const start = starts.find((each) => each.body === body)
    setLanguage(next)
    if (start) handleStart(starts.find((each) => each.language === next && each.kind === start.kind))
  }
  function handleInsert(key: string) {
    const area = text.current
    if (!area) return
    area.setRangeText(`{${key}}`, area.selectionStart, area.selectionEnd, 'end')
    setBody(area.value)
    area.focus()
  }
  const check = () => [
    ...(name.trim() ? [] : [{ field: ids.name, message: t('templates.missing', { field: 'name' }) }]),
    ...(body.trim() ? [] : [{ field: ids.body, message: t('templates.missing', { field: 'body' }) }]),
  ]
  async function send() {
    const draft: Draft = { name, kind, language, body, archived: template?.archived ?? false }
    const { data } = template
      ? await api.PUT('/document-templates/{id}', {
          params: { path: { id: template.id } },
          headers: writeHeaders(newCid(), template.version),
          body: draft,
        })
      : await api.POST('/document-templates', { headers: writeHeaders(newCid()), body: draft })
    if (data) onSaved(data)
  }
  return (
    <section className={classes.editor}>
      <h2 className={classes.title}>{template ? t('templates.change') : t('templates.add')}</h2>
      <Form wide errors={form.errors} onSubmit={() => void form.submit(check, send)}>
        <Row>
          <Field
            id={ids.name}
            label={t('templates.name')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={form.errorOf(ids.name)}
            required
          />
          <SelectField
            id={ids.kind}
            label={t('templates.kind')}
            options={kinds.map((value) => ({ value, label: t('deal.document.kind', { kind: value }) }))}
            value={kind}
            onChange={(event) => setKind(event.target.value as Draft['kind'])}
            error={form.errorOf(ids.kind)}
          />
          <SelectField
            id={ids.language}
            label={t('templates.language')}
            options={languages.map((value) => ({
              value,
              label: t('templates.language.is', { language: value }),
            }))}
            value={language}
            onChange={(event) => handleLanguage(event.target.value as Draft['language'])}
            error={form.errorOf(ids.language)}
          />
        </Row>
        {!template && untouched && (
          <SelectField
            id="template-start"
            label={t('templates.start')}
            options={[
              { value: '', label: t('templates.start.none') },
              ...starts
                .filter((each) => each.language === language)
                .map((each) => ({ value: each.kind, label: each.name })),
            ]}
            value={starts.find((each) => each.body === body)?.kind ?? ''}
            onChange={({ target }) =>
              handleStart(starts.find((each) => each.language === language && each.kind === target.value))
            }
          />
        )}
        <div className={classes.columns}>
          <div className={classes.write}>
            <TextArea
              id={ids.body}
              ref={text}
              label={t('templates.body')}
              hint={t('templates.body.hint')}
              rows={18}
              maxLength={50_000}
              value={body}
              onChange={(event) => setBody(event.target.value)}
              error={form.errorOf(ids.body)}
              lang={language}
              required
            />
            <fieldset className={classes.fields}>
              <legend>{t('templates.fields')}</legend>
              <ul>
                {fields.map(({ key, label }) => (
                  <li key={key}>
                    <button
                      type="button"
                      className={classes.field}
                      title={`{${key}}`}
                      onClick={() => handleInsert(key)}
                    >
                      {label}
                    </button>
                  </li>
                ))}
              </ul>
            </fieldset>
          </div>
          <TemplatePreview body={body} fields={fields} language={language} />
        </div>
        <div className={classes.acts}>
          <Submit busy={form.busy}>{t('settings.save')}</Submit>
          <Button look="quiet" onClick={onClose}>
            {t('settings.cancel')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
