import { IconPencil, IconPlus, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { components } from '../api/schema'
import { ErrorLine, SelectField, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import classes from './Companies.module.css'
import { useOnCompany } from './useOnCompany'
import type { Contact } from './useRecords'

type Division = components['schemas']['Division']

interface DivisionsProps {
  company: string
  divisions: readonly Division[]
  contacts: readonly Contact[]
  onChanged: () => void
}

/** The parts of a client that we know of, each with its key person. */
export function Divisions({ company, divisions, contacts, onChanged }: DivisionsProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const [writing, setWriting] = useState<Division | 'new'>()
  const { save, error } = useOnCompany(company, onChanged)
  return (
    <section className={classes.panel}>
      <div className={classes.headline}>
        <h2 className={classes.heading}>{t('relationship.divisions')}</h2>
        {can('add-division') && (
          <Button look="quiet" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setWriting('new')}>
            {t('relationship.division.add')}
          </Button>
        )}
      </div>
      {divisions.length === 0 && <p className={classes.about}>{t('relationship.divisions.none')}</p>}
      <ul className={classes.promised}>
        {divisions.map((division) => (
          <li key={division.id} className={classes.entry}>
            <span>
              <strong>{division.name}</strong>
              <span className={classes.promiseMeta}>
                {division.contact_name || t('relationship.division.nobody')}
              </span>
            </span>
            {can('add-division') && (
              <span className={classes.entryActs}>
                <IconButton
                  label={t('relationship.division.change', { name: division.name })}
                  onClick={() => setWriting(division)}
                >
                  <IconPencil size={16} stroke={1.5} />
                </IconButton>
                <IconButton
                  label={t('relationship.division.drop', { name: division.name })}
                  onClick={() =>
                    void save((headers) =>
                      api.DELETE('/divisions/{id}', { params: { path: { id: division.id } }, headers }),
                    )
                  }
                >
                  <IconX size={16} stroke={1.5} />
                </IconButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {error && <ErrorLine text={error} />}
      {writing && (
        <DivisionDialog
          company={company}
          division={writing === 'new' ? undefined : writing}
          contacts={contacts}
          onClose={() => setWriting(undefined)}
          onDone={() => {
            setWriting(undefined)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface DivisionDialogProps {
  company: string
  division: Division | undefined
  contacts: readonly Contact[]
  onClose: () => void
  onDone: () => void
}

function DivisionDialog({ company, division, contacts, onClose, onDone }: DivisionDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useOnCompany(company, onDone)
  const [name, setName] = useState(division?.name ?? '')
  const [person, setPerson] = useState(division?.contact_id ?? '')
  const [tried, setTried] = useState(false)

  function handleSave() {
    setTried(true)
    if (!name.trim()) return
    const body = { name: name.trim(), ...(person && { contact_id: person }) }
    void save((headers) =>
      division
        ? api.PUT('/divisions/{id}', { params: { path: { id: division.id } }, headers, body })
        : api.POST('/companies/{id}/divisions', { params: { path: { id: company } }, headers, body }),
    )
  }
  return (
    <FormDialog
      title={t(division ? 'relationship.division.edit' : 'relationship.division.add')}
      save={t('relationship.save')}
      busy={busy}
      onSave={handleSave}
      onClose={onClose}
    >
      <TextField
        id={`${id}-name`}
        label={t('relationship.division.name')}
        maxLength={200}
        value={name}
        autoFocus
        error={tried && !name.trim() ? t('relationship.division.nameMissing') : undefined}
        onChange={setName}
      />
      <SelectField
        id={`${id}-person`}
        label={t('relationship.division.person')}
        none={t('relationship.division.nobody')}
        value={person}
        choices={contacts.map(({ id, name }) => ({ key: id, label: name }))}
        onChange={setPerson}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
