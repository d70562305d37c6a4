import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { type Language, languages, nativeName, useI18n } from '../i18n'
import { useApi, useForm, usePipelines, useSession } from '../session'
import { newCid } from '../state/cid'
import { Awaited, bodyOf } from '../tables'
import { Button } from '../ui/Button'
import { Check } from '../ui/Choices'
import { CopyField } from '../ui/CopyField'
import { Dialog } from '../ui/Dialog'
import { Field } from '../ui/Field'
import { Form, Section } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { useToast } from '../ui/Toast'
import classes from './Rows.module.css'

type LeadForm = components['schemas']['LeadForm']

/** Forms by which strangers tell of themselves: at addresses of their own, or on pages of the firm's. */
export function LeadForms() {
  const { t } = useI18n()
  const api = useApi()
  const [open, setOpen] = useState<LeadForm | 'new'>()
  const query = useQuery({
    queryKey: ['lead-forms'],
    queryFn: () => bodyOf(api.GET('/lead-forms')),
  })
  const { data, refetch } = query
  const forms = data?.items ?? []
  return (
    <Section title={t('settings.forms')} about={t('settings.forms.about')}>
      <Awaited query={query} title={t('settings.forms.failed')} />
      {data && forms.length === 0 && <p className={classes.empty}>{t('settings.forms.none')}</p>}
      <ul className={classes.rows}>
        {forms.map((form) => (
          <li key={form.id} className={classes.row}>
            <span className={classes.main}>
              <span className={classes.name}>{form.name}</span>
              <br />
              <span className={classes.aside}>
                {[nativeName[form.language], form.source, !form.active && t('settings.forms.closed')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              look="quiet"
              aria-label={t('settings.forms.open.this', { form: form.name })}
              onClick={() => setOpen(form)}
            >
              {t('settings.forms.open')}
            </Button>
          </li>
        ))}
      </ul>
      <Button look="primary" onClick={() => setOpen('new')}>
        {t('settings.forms.add')}
      </Button>
      {open && (
        <FormOf
          key={open === 'new' ? open : open.id}
          stored={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
          onSaved={(saved) => {
            setOpen(open === 'new' ? saved : undefined)
            void refetch()
          }}
        />
      )}
    </Section>
  )
}

interface FormOfProps {
  stored: LeadForm | undefined
  onClose: () => void
  onSaved: (form: LeadForm) => void
}

function FormOf({ stored, onClose, onSaved }: FormOfProps) {
  const { t, language } = useI18n()
  const id = useId()
  const api = useApi()
  const toast = useToast()
  const { workspace } = useSession()
  const { pipelines } = usePipelines()
  const form = useForm({ name: 'form-name', source: 'form-source', campaign: 'form-campaign' })
  const [draft, setDraft] = useState({
    name: stored?.name ?? '',
    source: stored?.source ?? '',
    campaign: stored?.campaign ?? '',
    pipeline_id: stored?.pipeline_id ?? '',
    language: stored?.language ?? workspace.language ?? language,
    active: stored?.active ?? true,
  })
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const check = () =>
    draft.name.trim() === '' ? [{ field: 'form-name', message: t('settings.forms.nameless') }] : []

  async function save() {
    const { pipeline_id, ...rest } = draft
    const body = { ...rest, ...(pipeline_id && { pipeline_id }) }
    const saved = stored
      ? await bodyOf(
          api.PUT('/lead-forms/{id}', {
            params: { path: { id: stored.id } },
            body,
            headers: writeHeaders(newCid(), stored.version),
          }),
        )
      : await bodyOf(api.POST('/lead-forms', { body, headers: writeHeaders(newCid()) }))
    toast({ text: t('settings.forms.saved') })
    onSaved(saved)
  }
  const sales = pipelines.filter(({ pipeline }) => pipeline.process.kind === 'sale')
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={stored ? stored.name : t('settings.forms.add')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button look="primary" type="submit" form={id} busy={form.busy}>
            {t('settings.save')}
          </Button>
        </>
      }
    >
      {stored && (
        <div className={classes.ways}>
          <CopyField label={t('settings.forms.address')} text={stored.url} />
          <CopyField label={t('settings.forms.snippet')} text={stored.snippet} />
          <p className={classes.aside}>{t('settings.forms.snippet.hint')}</p>
        </div>
      )}
      <Form id={id} errors={form.errors} onSubmit={() => void form.submit(check, save)}>
        <Field
          id="form-name"
          label={t('settings.forms.name')}
          hint={t('settings.forms.name.hint')}
          value={draft.name}
          maxLength={200}
          onChange={({ target }) => change({ name: target.value })}
          error={form.errorOf('form-name')}
        />
        <SelectField
          id="form-language"
          label={t('settings.forms.language')}
          options={languages.map((each) => ({ value: each, label: nativeName[each] }))}
          value={draft.language}
          onChange={({ target }) => change({ language: target.value as Language })}
        />
        <Field
          id="form-source"
          label={t('settings.forms.source')}
          value={draft.source}
          maxLength={200}
          onChange={({ target }) => change({ source: target.value })}
          error={form.errorOf('form-source')}
        />
        <Field
          id="form-campaign"
          label={t('settings.forms.campaign')}
          value={draft.campaign}
          maxLength={200}
          onChange={({ target }) => change({ campaign: target.value })}
          error={form.errorOf('form-campaign')}
        />
        {sales.length > 1 && (
          <SelectField
            id="form-pipeline"
            label={t('settings.forms.pipeline')}
            options={[
              { value: '', label: t('settings.forms.pipeline.first') },
              ...sales.map(({ id: value, name }) => ({ value, label: name })),
            ]}
            value={draft.pipeline_id}
            onChange={({ target }) => change({ pipeline_id: target.value })}
          />
        )}
        <Check
          label={t('settings.forms.active')}
          checked={draft.active}
          onChange={(active) => change({ active })}
        />
      </Form>
    </Dialog>
  )
}
