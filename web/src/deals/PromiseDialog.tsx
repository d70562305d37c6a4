import { useId, useState } from 'react'
import {
  DateField,
  type DayAndTime,
  ErrorLine,
  SelectField,
  TextField,
  UserSelect,
  useDealChanges,
} from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { FormDialog } from '../ui/FormDialog'
import type { Promised } from './PromisesPanel'
import type { Deal, DealPage } from './useDeal'
import { useSaving } from './useSaving'

interface PromiseDialogProps {
  deal: Deal
  page: DealPage
  /** Absent: a new one. */
  promise: Promised | undefined
  onClose: () => void
  onDone: () => void
}

/** What is promised, about which problem, to whom, by whom and by when. */
export function PromiseDialog({ deal, page, promise, onClose, onDone }: PromiseDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [problem, setProblem] = useState(promise?.problem ?? '')
  const [text, setText] = useState(promise?.promise ?? '')
  const [contact, setContact] = useState(promise?.contact_id ?? '')
  const [owner, setOwner] = useState(promise?.owner_id ?? deal.owner_id)
  const [due, setDue] = useState<DayAndTime | undefined>(promise && { date: promise.due_on })
  const [tried, setTried] = useState(false)
  const missing = (value: string, key: 'problem' | 'promise') =>
    tried && value.trim() === '' ? t('deal.promise.missing', { key }) : undefined

  async function handleSave() {
    setTried(true)
    if (!problem.trim() || !text.trim() || !due) return
    const body = {
      problem: problem.trim(),
      promise: text.trim(),
      owner_id: owner,
      due_on: due.date,
      ...(contact && { contact_id: contact }),
    }
    const saved = await save(() =>
      change(promise?.deal_id ?? deal.id, {}, (headers) =>
        promise
          ? api.PATCH('/promises/{id}', { params: { path: { id: promise.id } }, headers, body })
          : api.POST('/deals/{id}/promises', { params: { path: { id: deal.id } }, headers, body }),
      ),
    )
    if (saved) onDone()
  }
  const people = page.people.map(({ contact_id, name }) => ({ key: contact_id, label: name }))
  return (
    <FormDialog
      title={t(promise ? 'deal.promise.change' : 'deal.promise.new')}
      save={t('deal.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <TextField
        id={`${id}-problem`}
        label={t('deal.promise.problem')}
        long
        autoFocus
        value={problem}
        error={missing(problem, 'problem')}
        onChange={setProblem}
      />
      <TextField
        id={`${id}-promise`}
        label={t('deal.promise.what')}
        long
        value={text}
        error={missing(text, 'promise')}
        onChange={setText}
      />
      <DateField
        id={`${id}-due`}
        label={t('deal.promise.due')}
        value={due}
        error={tried && !due ? t('deal.promise.dueMissing') : undefined}
        onChange={setDue}
      />
      <UserSelect id={`${id}-owner`} label={t('deal.promise.owner')} value={owner} onChange={setOwner} />
      {people.length > 0 && (
        <SelectField
          id={`${id}-contact`}
          label={t('deal.promise.to')}
          none={t('deal.promise.toNobody')}
          value={contact}
          choices={people.filter(({ key }, i) => people.findIndex((one) => one.key === key) === i)}
          onChange={setContact}
        />
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
