import { useId, useState } from 'react'
import { draftOf, editOf } from '../fields'
import { type Draft, ErrorLine, InputEditor, TextField, Tick, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { same } from '../state/entity'
import { FormDialog } from '../ui/FormDialog'
import classes from './documents.module.css'
import type { Point } from './NegotiationPanel'
import type { Deal, DealPage } from './useDeal'
import { useSaving } from './useSaving'

interface PointDialogProps {
  deal: Deal
  page: DealPage
  point: Point
  onClose: () => void
  onDone: () => void
}

/** What each side wants on a point, and what was agreed with whom. */
export function PointDialog({ deal, page, point, onClose, onDone }: PointDialogProps) {
  const { t, zone } = useI18n()
  const id = useId()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error, errorOf } = useSaving()
  const spec = { ...point.input, field: point.field, value: point.value }
  const [ours, setOurs] = useState(point.ours)
  const [theirs, setTheirs] = useState(point.theirs)
  const [limit, setLimit] = useState(point.limit ?? '')
  const [draft, setDraft] = useState<Draft>(() => draftOf(spec))
  const [agreed, setAgreed] = useState<readonly string[]>(point.with)
  const [tried, setTried] = useState(false)
  const edit = editOf(spec, draft, zone)
  const people = page.people.filter(
    ({ contact_id }, i) => page.people.findIndex((one) => one.contact_id === contact_id) === i,
  )

  async function handleSave() {
    setTried(true)
    if (!edit) return
    const settled = edit !== 'unchanged' || !same([...agreed].sort(), [...point.with].sort())
    const value = edit === 'unchanged' ? point.value : edit.value
    const saved = await save(() =>
      change(deal.id, {}, (headers) =>
        api.PUT('/deals/{id}/negotiation/{field}', {
          params: { path: { id: deal.id, field: point.field } },
          headers,
          body: { ours, theirs, limit, ...(settled && { agree: { value, with: [...agreed] } }) },
        }),
      ),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={point.input.label}
      save={t('deal.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <p className={classes.quiet}>{point.text}</p>
      <TextField id={`${id}-ours`} label={t('deal.talk.oursIs')} long value={ours} onChange={setOurs} />
      <TextField
        id={`${id}-theirs`}
        label={t('deal.talk.theirsIs')}
        long
        value={theirs}
        onChange={setTheirs}
      />
      <TextField
        id={`${id}-limit`}
        label={t('deal.talk.limitIs')}
        hint={t('deal.talk.limit.hint')}
        long
        value={limit}
        onChange={setLimit}
      />
      <InputEditor
        id={`${id}-value`}
        input={{ ...point.input, label: t('deal.talk.settled') }}
        deal={deal}
        draft={draft}
        onChange={setDraft}
        onNewCompany={() => undefined}
        error={tried && !edit ? t('deal.talk.wrong') : errorOf(point.field)}
      />
      {people.length > 0 && (
        <fieldset>
          <legend>{t('deal.talk.with')}</legend>
          {people.map(({ contact_id, name }) => (
            <Tick
              key={contact_id}
              id={`${id}-${contact_id}`}
              label={name}
              checked={agreed.includes(contact_id)}
              onChange={(on) =>
                setAgreed(on ? [...agreed, contact_id] : agreed.filter((one) => one !== contact_id))
              }
            />
          ))}
        </fieldset>
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
