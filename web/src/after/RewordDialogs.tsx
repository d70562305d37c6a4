import { useId, useState } from 'react'
import { ErrorLine, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useSending } from '../offers'
import shared from '../offers/offers.module.css'
import { useApi } from '../session'
import { FormDialog } from '../ui/FormDialog'
import type { DialogProps } from './FeedbackDialogs'
import type { Publication } from './useAfter'

type RewordProps = DialogProps & { publication: Publication }

/** Says anew what is to be shown. */
export function RewordDialog({ deal, people, publication, onClose, onDone }: RewordProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const { kind } = publication
  const [text, setText] = useState(publication.text)
  const [person, setPerson] = useState(publication.person)
  const [tried, setTried] = useState(false)
  const textMissing = text.trim() === ''
  const personMissing = kind === 'quote' && person.trim() === ''

  async function handleSave() {
    setTried(true)
    if (textMissing || personMissing) return
    const body = { text: text.trim(), ...(kind === 'quote' && { person: person.trim() }) }
    const path = { id: publication.id }
    const saved = await save(deal.id, (headers) =>
      api.PUT('/publications/{id}', { params: { path, header: {} }, headers, body }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('after.editing')}
      save={t('after.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <TextField
        id={`${id}-text`}
        label={t('after.text', { kind })}
        long
        autoFocus
        maxLength={4000}
        value={text}
        error={tried && textMissing ? t('after.textMissing') : undefined}
        onChange={setText}
      />
      {kind === 'quote' && (
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
      {publication.permission === 'asked' && <p className={shared.hint}>{t('after.asksAnew')}</p>}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}

/** Takes away what is not to be shown after all. */
export function RemovalDialog({ deal, publication, onClose, onDone }: RewordProps) {
  const { t } = useI18n()
  const api = useApi()
  const { busy, save, error } = useSending()

  async function handleRemove() {
    const path = { id: publication.id }
    const removed = await save(deal.id, (headers) =>
      api.DELETE('/publications/{id}', { params: { path, header: {} }, headers }),
    )
    if (removed) onDone()
  }
  return (
    <FormDialog
      title={t('after.removeThis', { what: t('after.what', { kind: publication.kind }) })}
      save={t('after.remove')}
      busy={busy}
      onSave={() => void handleRemove()}
      onClose={onClose}
    >
      <p className={shared.note}>{publication.text}</p>
      <p className={shared.hint}>{t('after.remove.sure')}</p>
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
