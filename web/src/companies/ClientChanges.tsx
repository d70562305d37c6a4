import { IconPlus, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { components } from '../api/schema'
import { Chips, DateField, type DayAndTime, ErrorLine, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import classes from './Companies.module.css'
import { useOnCompany } from './useOnCompany'

type ChangeEvent = components['schemas']['ChangeEvent']

const kinds = ['merger', 'leadership', 'budget', 'reorganisation', 'other'] as const
type Kind = (typeof kinds)[number]

interface ClientChangesProps {
  company: string
  changes: readonly ChangeEvent[]
  onChanged: () => void
}

/** What turned a client's world over. */
export function ClientChanges({ company, changes, onChanged }: ClientChangesProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const [adding, setAdding] = useState(false)
  const { save, error } = useOnCompany(company, onChanged)
  return (
    <section className={classes.panel}>
      <div className={classes.headline}>
        <h2 className={classes.heading}>{t('relationship.changes')}</h2>
        {can('note-change') && (
          <Button look="quiet" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setAdding(true)}>
            {t('relationship.change.add')}
          </Button>
        )}
      </div>
      {changes.length === 0 && <p className={classes.about}>{t('relationship.changes.none')}</p>}
      <ul className={classes.promised}>
        {changes.map(({ id, kind, day, note }) => {
          const what = t('relationship.change.choice', { kind })
          return (
            <li key={id} className={classes.entry}>
              <span>
                <strong>{what}</strong>
                {note && <span className={classes.entryNote}>{note}</span>}
                <span className={classes.promiseMeta}>{format.date(day)}</span>
              </span>
              {can('note-change') && (
                <IconButton
                  label={t('relationship.change.drop', { text: what })}
                  onClick={() =>
                    void save((headers) =>
                      api.DELETE('/changes-at-clients/{id}', { params: { path: { id } }, headers }),
                    )
                  }
                >
                  <IconX size={16} stroke={1.5} />
                </IconButton>
              )}
            </li>
          )
        })}
      </ul>
      {error && <ErrorLine text={error} />}
      {adding && (
        <ChangeDialog
          company={company}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface ChangeDialogProps {
  company: string
  onClose: () => void
  onDone: () => void
}

function ChangeDialog({ company, onClose, onDone }: ChangeDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useOnCompany(company, onDone)
  const [kind, setKind] = useState<Kind>()
  const [day, setDay] = useState<DayAndTime>()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)

  function handleSave() {
    setTried(true)
    if (!kind) return
    const body = { kind, ...(day && { day: day.date }), ...(note.trim() && { note: note.trim() }) }
    void save((headers) =>
      api.POST('/companies/{id}/changes', { params: { path: { id: company } }, headers, body }),
    )
  }
  return (
    <FormDialog
      title={t('relationship.change.title')}
      save={t('relationship.save')}
      busy={busy}
      onSave={handleSave}
      onClose={onClose}
    >
      <Chips
        id={`${id}-kind`}
        legend={t('relationship.change.kind')}
        value={kind}
        choices={kinds.map((key) => ({ key, label: t('relationship.change.choice', { kind: key }) }))}
        autoFocus
        onChange={(key) => setKind(key as Kind)}
      />
      {tried && !kind && <ErrorLine text={t('relationship.change.kindMissing')} />}
      <DateField
        id={`${id}-day`}
        label={t('relationship.change.day')}
        hint={t('relationship.change.day.hint')}
        value={day}
        onChange={setDay}
      />
      <TextField
        id={`${id}-note`}
        label={t('relationship.change.note')}
        long
        value={note}
        onChange={setNote}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
