import { IconAlertTriangle, IconMail, IconPhone, IconPlus, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { components } from '../api/schema'
import { ContactLookup, ErrorLine, type Named, SelectField, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { useToast } from '../ui/Toast'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'
import { useSaving } from './useSaving'

type Part = components['schemas']['PartIn']['part']
type Person = components['schemas']['DealContact']

const parts: readonly Part[] = ['decider', 'signer', 'budget_holder', 'user', 'influencer', 'gatekeeper']

interface PeoplePanelProps {
  deal: Deal
  page: DealPage
  onChanged: () => void
}

/** Who has a say on the client's side, and which. */
export function PeoplePanel({ deal, page, onChanged }: PeoplePanelProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const link = useLink(deal.id, onChanged)
  const [adding, setAdding] = useState(false)
  const decided = page.people.some(({ part }) => part === 'decider')
  return (
    <Panel
      title={t('deal.people')}
      tab="people"
      aside={
        can('link-contact') && (
          <Button look="quiet" icon={<IconPlus size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
            {t('deal.people.add')}
          </Button>
        )
      }
    >
      <ul className={classes.people}>
        {page.people.map((person) => (
          <PersonRow key={person.contact_id} person={person} deal={deal} onChanged={onChanged} />
        ))}
      </ul>
      {!decided && deal.outcome === 'open' && (
        <p className={classes.noStep}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" /> {t('deal.people.noDecider')}
        </p>
      )}
      {adding && (
        <AddPerson
          deal={deal}
          onLink={link}
          onDone={() => {
            setAdding(false)
          }}
        />
      )}
    </Panel>
  )
}

/** Gives a contact a part, or another one. */
function useLink(deal: string, onChanged: () => void) {
  const api = useApi()
  const { write } = useDealChanges()
  return async (contact_id: string, part: Part) => {
    await write((headers) =>
      api.POST('/deals/{id}/contacts', {
        params: { path: { id: deal } },
        headers,
        body: { contact_id, part },
      }),
    )
    onChanged()
  }
}

function PersonRow({ person, deal, onChanged }: { person: Person; deal: Deal; onChanged: () => void }) {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const toast = useToast()
  const { write } = useDealChanges()
  const link = useLink(deal.id, onChanged)

  async function handleRemove() {
    const path = { id: deal.id, contact: person.contact_id }
    await write((headers) => api.DELETE('/deals/{id}/contacts/{contact}', { params: { path }, headers }))
    onChanged()
    toast({
      text: t('deal.people.removed', { name: person.name }),
      onUndo: () => void link(person.contact_id, person.part as Part),
    })
  }
  return (
    <li className={classes.person}>
      <div className={classes.personText}>
        <strong>{person.name}</strong>
        <span className={classes.quiet}>{t('deal.part', { part: person.part })}</span>
      </div>
      {person.phone && (
        <a
          className={classes.reach}
          href={`tel:${person.phone}`}
          aria-label={t('deal.people.call', { name: person.name })}
          title={person.phone}
        >
          <IconPhone size={18} stroke={1.5} />
        </a>
      )}
      {person.email && (
        <a
          className={classes.reach}
          href={`mailto:${person.email}`}
          aria-label={t('deal.people.mail', { name: person.name })}
          title={person.email}
        >
          <IconMail size={18} stroke={1.5} />
        </a>
      )}
      {can('link-contact') && (
        <IconButton
          label={t('deal.people.remove', { name: person.name })}
          onClick={() => void handleRemove()}
        >
          <IconX size={16} stroke={1.5} />
        </IconButton>
      )}
    </li>
  )
}

interface AddPersonProps {
  deal: Deal
  onLink: (contact: string, part: Part) => Promise<void>
  onDone: () => void
}

function AddPerson({ deal, onLink, onDone }: AddPersonProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { write } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [named, setNamed] = useState<Named>()
  const [part, setPart] = useState<Part>('decider')
  const [tried, setTried] = useState(false)

  async function handleSave() {
    setTried(true)
    if (!named) return
    const saved = await save(async () => {
      await onLink(named.id ?? (await make(named.name)), part)
      return undefined
    })
    if (saved) onDone()
  }
  async function make(name: string): Promise<string> {
    const body = { name, ...(deal.company_id && { company_id: deal.company_id }) }
    const { data } = await write((headers) => api.POST('/contacts', { headers, body }))
    return data?.id ?? ''
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void handleSave()
      }}
    >
      <ContactLookup
        id={`${id}-who`}
        label={t('deal.people.who')}
        company={deal.company_id}
        value={named}
        error={tried && !named ? t('deal.people.whoMissing') : undefined}
        onChange={setNamed}
      />
      <SelectField
        id={`${id}-part`}
        label={t('deal.people.part')}
        value={part}
        choices={parts.map((key) => ({ key, label: t('deal.part', { part: key }) }))}
        onChange={(key) => setPart(key as Part)}
      />
      {error && <ErrorLine text={error} />}
      <div className={classes.row}>
        <Button type="submit" look="primary" busy={busy}>
          {t('deal.people.add')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('deal.cancel')}
        </Button>
      </div>
    </form>
  )
}
