import { useId, useState } from 'react'
import { Chips, ErrorLine, FileField, SelectField, TextField, type Upload } from '../gate'
import { useI18n } from '../i18n'
import { useSending } from '../offers'
import { useApi } from '../session'
import { FormDialog } from '../ui/FormDialog'
import type { DialogProps } from './FeedbackDialogs'
import type { Feedback, Publication } from './useAfter'

const kinds = ['quote', 'case', 'logo', 'figures'] as const

/** Names something that could be shown to others. */
export function PublicationDialog({
  deal,
  people,
  feedback,
  onClose,
  onDone,
}: DialogProps & { feedback: readonly Feedback[] }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const said = feedback.filter(({ state, words }) => state === 'answered' && words)
  const last = said.at(-1)
  const [kind, setKind] = useState<(typeof kinds)[number]>('quote')
  const [from, setFrom] = useState(last?.id ?? '')
  const [text, setText] = useState(last?.words ?? '')
  const [person, setPerson] = useState(last?.contact_name ?? '')
  const [tried, setTried] = useState(false)
  const quote = kind === 'quote'
  const textMissing = text.trim() === ''
  const personMissing = quote && person.trim() === ''

  function handleFrom(key: string) {
    setFrom(key)
    const one = said.find((each) => each.id === key)
    if (!one) return
    setText(one.words)
    setPerson(one.contact_name)
  }
  async function handleSave() {
    setTried(true)
    if (textMissing || personMissing) return
    const body = {
      kind,
      text: text.trim(),
      ...(quote && { person: person.trim() }),
      ...(quote && from && { feedback_id: from }),
    }
    const saved = await save(deal.id, (headers) =>
      api.POST('/deals/{id}/publications', { params: { path: { id: deal.id } }, headers, body }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('after.publish')}
      save={t('after.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <Chips
        id={`${id}-kind`}
        legend={t('after.whatIsIt')}
        autoFocus
        value={kind}
        choices={kinds.map((key) => ({ key, label: t('after.what', { kind: key }) }))}
        onChange={(key) => {
          setKind(key as typeof kind)
          if (key !== 'quote' && from) setText('')
          if (key === 'quote') handleFrom(from)
        }}
      />
      {quote && said.length > 0 && (
        <SelectField
          id={`${id}-from`}
          label={t('after.from')}
          none={t('after.from.none')}
          value={from}
          choices={said.map((one) => ({ key: one.id, label: `${one.contact_name}: ${one.words}` }))}
          onChange={handleFrom}
        />
      )}
      <TextField
        id={`${id}-text`}
        label={t('after.text', { kind })}
        long
        maxLength={4000}
        value={text}
        error={tried && textMissing ? t('after.textMissing') : undefined}
        onChange={setText}
      />
      {quote && (
        <TextField
          id={`${id}-person`}
          label={t('after.person')}
          maxLength={200}
          suggestions={people.map(({ label }) => label)}
          value={person}
          error={tried && personMissing ? t('after.personMissing') : undefined}
          onChange={setPerson}
        />
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}

const moves = ['asked', 'granted', 'refused'] as const

/** Writes down that the client was asked, or what the client said. */
export function PermissionDialog({
  deal,
  people,
  publication,
  onClose,
  onDone,
}: DialogProps & { publication: Publication }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const granted = publication.permission === 'granted'
  const choices = granted ? (['withdrawn'] as const) : moves
  const [state, setState] = useState<(typeof moves)[number] | 'withdrawn'>(granted ? 'withdrawn' : 'asked')
  const [contact, setContact] = useState(publication.steps.at(-1)?.contact_id ?? people[0]?.key ?? '')
  const [note, setNote] = useState('')
  const [file, setFile] = useState<Upload>()
  const [tried, setTried] = useState(false)
  const missing =
    (state === 'granted' && note.trim() === '' && !file) || (state === 'withdrawn' && note.trim() === '')

  async function handleSave() {
    setTried(true)
    if (missing) return
    const body = {
      state,
      contact_id: contact,
      note: note.trim(),
      ...(state === 'granted' && file && { file_id: file.id }),
    }
    const saved = await save(deal.id, (headers) =>
      api.PUT('/publications/{id}/permission', {
        params: { path: { id: publication.id }, header: {} },
        headers,
        body,
      }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('after.permit')}
      save={t('after.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <Chips
        id={`${id}-state`}
        legend={t('after.happened')}
        autoFocus
        value={state}
        choices={choices.map((key) => ({ key, label: t('after.step', { state: key }) }))}
        onChange={(key) => setState(key as typeof state)}
      />
      <SelectField
        id={`${id}-contact`}
        label={t('after.who')}
        value={contact}
        choices={people}
        onChange={setContact}
      />
      <TextField
        id={`${id}-note`}
        label={t('after.why', { state })}
        long
        maxLength={2000}
        value={note}
        error={tried && missing ? t('after.evidenceMissing', { state }) : undefined}
        onChange={setNote}
      />
      {state === 'granted' && (
        <FileField id={`${id}-file`} label={t('after.file')} value={file} onChange={setFile} />
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
