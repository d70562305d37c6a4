import { useId, useState } from 'react'
import { Chips, ErrorLine, SelectField, TextField, Tick } from '../gate'
import { useI18n } from '../i18n'
import { useSending } from '../offers'
import { useApi } from '../session'
import { FormDialog } from '../ui/FormDialog'
import type { Feedback, Person, Worked } from './useAfter'

export interface DialogProps {
  deal: Worked
  people: readonly Person[]
  onClose: () => void
  onDone: () => void
}

const kinds = ['contentment', 'final'] as const
const ways = ['call', 'meeting', 'mail'] as const
type Way = (typeof ways)[number]

function WayField({ id, value, onChange }: { id: string; value: Way; onChange: (way: Way) => void }) {
  const { t } = useI18n()
  return (
    <Chips
      id={id}
      legend={t('after.way')}
      value={value}
      choices={ways.map((way) => ({ key: way, label: t('after.wayOf', { way }) }))}
      onChange={(way) => onChange(way as Way)}
    />
  )
}

/** Asks a person of the client to say something, for the first time or once more. */
export function AskDialog({
  deal,
  people,
  delivering,
  onClose,
  onDone,
}: DialogProps & { delivering: boolean }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const [kind, setKind] = useState<(typeof kinds)[number]>(delivering ? 'contentment' : 'final')
  const [contact, setContact] = useState(people[0]?.key ?? '')
  const [way, setWay] = useState<Way>('mail')
  const [note, setNote] = useState('')

  async function handleSave() {
    const saved = await save(deal.id, (headers) =>
      api.POST('/deals/{id}/feedback', {
        params: { path: { id: deal.id } },
        headers,
        body: { kind, contact_id: contact, way, note: note.trim() },
      }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('after.ask')}
      save={t('after.ask.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <Chips
        id={`${id}-kind`}
        legend={t('after.for')}
        autoFocus
        value={kind}
        choices={kinds.map((key) => ({ key, label: t('after.kind', { kind: key }) }))}
        onChange={(key) => setKind(key as typeof kind)}
      />
      <SelectField
        id={`${id}-contact`}
        label={t('after.whom')}
        value={contact}
        choices={people}
        onChange={setContact}
      />
      <WayField id={`${id}-way`} value={way} onChange={setWay} />
      <TextField
        id={`${id}-note`}
        label={t('after.note')}
        long
        maxLength={2000}
        value={note}
        onChange={setNote}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}

const scores = Array.from({ length: 11 }, (_, score) => String(score))

/** Writes down what somebody said, or that nothing came. */
export function AnswerDialog({ deal, feedback, onClose, onDone }: DialogProps & { feedback: Feedback }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const [silent, setSilent] = useState(false)
  const [score, setScore] = useState('')
  const [words, setWords] = useState('')
  const [way, setWay] = useState<Way>('call')
  const [tried, setTried] = useState(false)
  const missing = !silent && score === '' && words.trim() === ''

  async function handleSave() {
    setTried(true)
    if (missing) return
    const body = silent
      ? { no_answer: true }
      : { way, words: words.trim(), ...(score !== '' && { score: Number(score) }) }
    const saved = await save(deal.id, (headers) =>
      api.PUT('/feedback/{id}/answer', { params: { path: { id: feedback.id }, header: {} }, headers, body }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('after.answerThis', { name: feedback.contact_name })}
      save={t('after.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      {!silent && (
        <>
          <Chips
            id={`${id}-score`}
            legend={t('after.scoreOf')}
            autoFocus
            value={score}
            choices={scores.map((key) => ({ key, label: key }))}
            onChange={setScore}
          />
          <TextField
            id={`${id}-words`}
            label={t('after.words')}
            long
            maxLength={4000}
            value={words}
            error={tried && missing ? t('after.answerMissing') : undefined}
            onChange={setWords}
          />
          <WayField id={`${id}-way`} value={way} onChange={setWay} />
        </>
      )}
      {feedback.state === 'open' && (
        <Tick id={`${id}-silent`} label={t('after.silent')} checked={silent} onChange={setSilent} />
      )}
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
