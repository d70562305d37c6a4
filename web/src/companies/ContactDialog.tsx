import { useEffect, useId, useState } from 'react'
import { AlikeList, useTypedAlike } from '../alike'
import { writeHeaders } from '../api/client'
import { CompanyLookup, type Named } from '../gate'
import { useI18n } from '../i18n'
import { answerOf, useApi, useForm } from '../session'
import { useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Field } from '../ui/Field'
import { Form, Row } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { parts } from './parts'

interface ContactDialogProps {
  /** Where the person works; absent: it is asked. */
  company?: string
  open: boolean
  onClose: () => void
  onMade?: (id: string) => void
}

const empty = { name: '', title: '', email: '', phone: '', part: '' }

/** A new contact: a name is enough. */
export function ContactDialog({ company, open, onClose, onMade }: ContactDialogProps) {
  const { t } = useI18n()
  const api = useApi()
  const store = useStore()
  const id = useId()
  const [draft, setDraft] = useState(empty)
  const [place, setPlace] = useState<Named>()
  const alike = useTypedAlike({
    noun: 'contact',
    name: draft.name,
    email: draft.email,
    phone: draft.phone,
    company_name: place?.name ?? '',
  })
  const idOf = (field: string) => `${id}-${field}`
  const { errors, errorOf, busy, submit } = useForm(
    Object.fromEntries(
      ['name', 'title', 'email', 'phone', 'part', 'company_id'].map((field) => [field, idOf(field)]),
    ),
  )
  useEffect(() => {
    if (!open) return
    setDraft(empty)
    setPlace(undefined)
  }, [open])

  const check = () =>
    draft.name.trim() ? [] : [{ field: idOf('name'), message: t('companies.contact.nameMissing') }]
  /** A company that is new is made first. */
  async function companyOf(): Promise<string> {
    if (company) return company
    if (!place || place.id) return place?.id ?? ''
    const made = await store.create('company', (cid) =>
      answerOf(api.POST('/companies', { headers: writeHeaders(cid), body: { name: place.name } })),
    )
    setPlace({ id: String(made.id), name: place.name })
    return String(made.id)
  }
  async function make() {
    const company_id = await companyOf()
    const filled = Object.entries({ ...draft, company_id }).filter(([, value]) => value.trim() !== '')
    const made = await store.create('contact', (cid) =>
      answerOf(api.POST('/contacts', { headers: writeHeaders(cid), body: Object.fromEntries(filled) })),
    )
    onClose()
    onMade?.(String(made.id))
  }
  const field = (name: 'name' | 'title' | 'email' | 'phone', label: string, type = 'text') => (
    <Field
      id={idOf(name)}
      label={label}
      type={type}
      autoComplete="off"
      maxLength={200}
      error={errorOf(idOf(name))}
      data-autofocus={name === 'name' || undefined}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
    />
  )
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('companies.contact.add')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('companies.cancel')}
          </Button>
          <Button look="primary" type="submit" form={idOf('form')} busy={busy}>
            {t('companies.contact.add')}
          </Button>
        </>
      }
    >
      <Form id={idOf('form')} errors={errors} onSubmit={() => void submit(check, make)}>
        {field('name', t('companies.contact.name'))}
        {!company && (
          <CompanyLookup
            id={idOf('company_id')}
            label={t('companies.company')}
            error={errorOf(idOf('company_id'))}
            value={place}
            onChange={setPlace}
          />
        )}
        <Row>
          {field('email', t('companies.email'), 'email')}
          {field('phone', t('companies.phone'), 'tel')}
        </Row>
        <Row>
          {field('title', t('companies.contact.title'))}
          <SelectField
            id={idOf('part')}
            label={t('companies.partTitle')}
            error={errorOf(idOf('part'))}
            value={draft.part}
            options={[
              { value: '', label: '—' },
              ...parts.map((part) => ({ value: part, label: t('companies.part', { part }) })),
            ]}
            onChange={(event) => setDraft({ ...draft, part: event.target.value })}
          />
        </Row>
        {open && <AlikeList looks={alike} />}
      </Form>
    </Dialog>
  )
}
