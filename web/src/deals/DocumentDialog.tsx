import { useId, useState } from 'react'
import type { components } from '../api/schema'
import {
  DateField,
  type DayAndTime,
  ErrorLine,
  FileField,
  SelectField,
  TextField,
  type Upload,
  useDealChanges,
} from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { FormDialog } from '../ui/FormDialog'
import type { Deal, Document } from './useDeal'
import { useSaving } from './useSaving'

type Draft = components['schemas']['DocumentDraft']
type Step = components['schemas']['DocumentMove']
type State = Step['state']

/** What is asked about: a new document of a kind, or the next step of one that is there. */
export interface Start {
  kind: string
  state?: string | undefined
  document?: Document
  /** The document that a new one takes over from. */
  from?: Document
}

const kinds = [
  'brief',
  'offer',
  'letter_of_intent',
  'contract',
  'addendum',
  'nda',
  'invoice',
  'acceptance',
  'case',
  'quote_permission',
  'other',
] as const
const states: readonly State[] = ['draft', 'sent', 'seen', 'changes_asked', 'agreed', 'signed']

interface DocumentDialogProps {
  deal: Deal
  start: Start
  onClose: () => void
  onDone: () => void
}

/** Adds a document, or takes one further: its state, a new version, who knows what of it. */
export function DocumentDialog({ deal, start, onClose, onDone }: DocumentDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const { document, from } = start
  const { busy, save, error, errorOf } = useSaving()
  const send = useSend(deal, start)
  const [kind, setKind] = useState(start.kind)
  const [state, setState] = useState<State>((start.state as State) ?? following(document))
  const [file, setFile] = useState<Upload>()
  const [signedVersion, setSignedVersion] = useState('')
  const [name, setName] = useState(from?.name ?? '')
  const [points, setPoints] = useState(from?.points ?? '')
  const [note, setNote] = useState('')
  const [expires, setExpires] = useState<DayAndTime | undefined>()
  const versions = document?.steps.filter(({ file }) => file) ?? []
  const offered: readonly State[] = !document
    ? states
    : document.state === 'signed'
      ? ['signed', 'void']
      : [...states, 'void']

  async function handleSave() {
    const file_id = file?.id ?? (state === 'signed' ? signedVersion : '')
    const saved = await save(() =>
      send({
        kind: kind as Draft['kind'],
        state,
        ...(file_id && { file_id }),
        ...(name.trim() && { name: name.trim() }),
        ...(points.trim() && { points: points.trim() }),
        ...(note.trim() && { note: note.trim() }),
        ...(expires && { expires_on: expires.date }),
        ...(from && { from_id: from.id }),
      }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={
        document
          ? document.name
          : from
            ? t('deal.document.fromTitle', { name: from.name })
            : t('deal.document.new')
      }
      save={t('deal.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      {!document && (
        <SelectField
          id={`${id}-kind`}
          label={t('deal.document.kindLabel')}
          value={kind}
          choices={kinds.map((key) => ({ key, label: t('deal.document.kind', { kind: key }) }))}
          onChange={setKind}
        />
      )}
      <SelectField
        id={`${id}-state`}
        label={t('deal.document.stateLabel')}
        value={state}
        choices={offered.map((key) => ({ key, label: t('deal.document.state', { state: key }) }))}
        onChange={(key) => setState(key as State)}
      />
      {state !== 'void' && (
        <FileField
          id={`${id}-file`}
          label={t(
            state === 'signed' ? 'gate.file.signed' : document ? 'deal.document.newVersion' : 'gate.file',
          )}
          error={errorOf('file_id')}
          value={file}
          onChange={setFile}
        />
      )}
      {state === 'signed' && !file && versions.length > 0 && (
        <SelectField
          id={`${id}-version`}
          label={t('deal.document.signedVersion')}
          none={t('deal.document.signedNew')}
          value={signedVersion}
          choices={versions.map(({ file, version }) => ({
            key: file?.id ?? '',
            label: `${t('deal.document.version', { version: version ?? 0 })} · ${file?.name}`,
          }))}
          onChange={setSignedVersion}
        />
      )}
      {!document && (
        <TextField
          id={`${id}-name`}
          label={t('deal.document.name')}
          hint={t('deal.document.name.hint')}
          maxLength={200}
          value={name}
          onChange={setName}
        />
      )}
      {!document && (
        <TextField
          id={`${id}-points`}
          label={t('deal.document.points')}
          long
          value={points}
          onChange={setPoints}
        />
      )}
      <TextField
        id={`${id}-note`}
        label={t(state === 'void' ? 'deal.document.why' : 'deal.document.note')}
        error={errorOf('note')}
        maxLength={2000}
        value={note}
        onChange={setNote}
      />
      {state !== 'void' && (
        <DateField
          id={`${id}-expires`}
          label={t('gate.document.expires')}
          hint={document?.expires_on ? t('deal.document.expires.hint') : undefined}
          value={expires}
          onChange={setExpires}
        />
      )}
      {error && !errorOf('file_id') && !errorOf('note') && <ErrorLine text={error} />}
    </FormDialog>
  )
}

/** The state that usually comes next. */
function following(document: Document | undefined): State {
  const at = states.indexOf((document?.state ?? '') as State)
  return document ? (states[Math.min(at + 1, states.length - 1)] ?? 'draft') : 'draft'
}

function useSend(deal: Deal, { document }: Start) {
  const api = useApi()
  const { change } = useDealChanges()
  return (draft: Omit<Draft, 'state'> & Step) => {
    if (!document) {
      const path = { params: { path: { id: deal.id } } }
      return change(deal.id, {}, (headers) =>
        api.POST('/deals/{id}/documents', { ...path, headers, body: draft as Draft }),
      )
    }
    const { state, file_id, note, expires_on } = draft
    const body: Step = {
      state,
      ...(file_id && { file_id }),
      ...(note && { note }),
      ...(expires_on && { expires_on }),
    }
    const path = { params: { path: { id: document.id } } }
    return change(deal.id, {}, (headers) => api.POST('/documents/{id}/steps', { ...path, headers, body }))
  }
}
