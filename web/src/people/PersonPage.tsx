import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import {
  answerOf,
  type Role,
  type User,
  useApi,
  useEdits,
  useForm,
  useSaving,
  useSession,
  useTeams,
  useUsers,
} from '../session'
import { Button } from '../ui/Button'
import { CopyField } from '../ui/CopyField'
import { Form, Section, Submit } from '../ui/Form'
import { NothingYet } from '../ui/PageState'
import { personErrors } from './check'
import { useInvitation } from './invitation'
import { LostFactor } from './LostFactor'
import { type PersonDraft, PersonFields, personIds } from './PersonFields'
import classes from './PersonPage.module.css'
import { useRights } from './words'

type UserPatch = components['schemas']['UserPatch']

/** One person of the firm: who, with which rights, and the way in and out. */
export function PersonPage({ id }: { id: string }) {
  const { t } = useI18n()
  const { users, loaded } = useUsers()
  const { can } = useSession()
  const person = users.find((each) => each.id === id)
  if (!person) {
    if (!loaded) return null
    return (
      <NothingYet title={t('people.missing')} hint={t('people.missing.hint')}>
        <Link to="/settings/team">{t('people.all')}</Link>
      </NothingYet>
    )
  }
  return (
    <>
      <p className={classes.back}>
        <Link to="/settings/team">{t('people.all')}</Link>
      </p>
      {can('create-user') ? <Editable key={person.id} person={person} /> : <Readable person={person} />}
      {can('depart') && <Leaving person={person} />}
    </>
  )
}

function Editable({ person }: { person: User }) {
  const { t } = useI18n()
  const { me } = useSession()
  const form = useForm(personIds)
  const { save, question } = usePersonSaving(person)
  const { draft, edits, origin, isEdited, change, reset } = useEdits(draftOf(person))

  async function send() {
    if (!isEdited || (await save(edits, origin))) reset()
  }
  return (
    <>
      <Section title={person.name}>
        <Form
          errors={form.errors}
          onSubmit={() => void form.submit(() => personErrors(draft, t), send)}
          actions={<Submit busy={form.busy}>{t('people.save')}</Submit>}
        >
          <PersonFields draft={draft} onChange={change} errorOf={form.errorOf} />
        </Form>
        {question}
      </Section>
      {person.active && <WayIn person={person} />}
      {person.second_factor && person.id !== me.id && <LostFactor person={person} />}
    </>
  )
}

function draftOf({ name, email, roles, sees, team_id }: User): PersonDraft {
  return { name, email, roles: roles as Role[], sees, team_id }
}

/** Saves what was changed of a person. */
function usePersonSaving(person: User) {
  const { t } = useI18n()
  const api = useApi()
  const { teams } = useTeams()
  const { sees, rolesText } = useRights()
  return useSaving({
    noun: 'user',
    id: person.id,
    tell(field, value) {
      const teamName = teams.find(({ id }) => id === value)?.name ?? t('people.team.none')
      const told: Record<string, { label: string; text: string }> = {
        name: { label: t('people.name'), text: String(value) },
        email: { label: t('people.email'), text: String(value) },
        roles: { label: t('people.roles'), text: rolesText(Array.isArray(value) ? value : []) },
        sees: { label: t('people.sees'), text: sees[value as User['sees']]?.label ?? '' },
        team_id: { label: t('people.team'), text: teamName },
      }
      return told[field] ?? { label: field, text: String(value) }
    },
    send: (patch, { cid, version }) =>
      answerOf(
        api.PATCH('/users/{id}', {
          params: { path: { id: person.id } },
          body: patch as UserPatch,
          headers: writeHeaders(cid, version),
        }),
      ),
  })
}

function Readable({ person }: { person: User }) {
  const { rolesText, sees } = useRights()
  return (
    <Section title={person.name} about={person.email}>
      <p>{rolesText(person.roles)}</p>
      <p>{sees[person.sees].label}</p>
    </Section>
  )
}

/** A link by which the person comes in, for the first time or with a new password. */
function WayIn({ person }: { person: User }) {
  const { t } = useI18n()
  const invite = useInvitation()
  const form = useForm({ link: 'link' })
  const [link, setLink] = useState('')
  const joined = person.joined
  return (
    <Section
      title={t(joined ? 'people.reset' : 'people.invite')}
      about={t(joined ? 'people.reset.hint' : 'people.invite.hint')}
    >
      <Form
        errors={form.errors}
        onSubmit={() =>
          void form.submit(
            () => [],
            async () => setLink(await invite(person.id)),
          )
        }
      >
        {link ? (
          <CopyField label={t('people.link')} text={link} />
        ) : (
          <div>
            <Button id="link" type="submit" busy={form.busy}>
              {t('people.link.make')}
            </Button>
          </div>
        )}
      </Form>
    </Section>
  )
}

function Leaving({ person }: { person: User }) {
  const { t } = useI18n()
  const { me, can } = useSession()
  const { save, question } = usePersonSaving(person)
  const form = useForm({ active: 'back-in' })
  if (person.id === me.id) return null
  if (person.active) {
    return (
      <Section title={t('people.departure')} about={t('people.departure.hint')}>
        <Link className={classes.leave} to="/settings/team/$id/departure" params={{ id: person.id }}>
          {t('people.departure.open')}
        </Link>
      </Section>
    )
  }
  if (!can('create-user')) return null
  return (
    <Section title={t('people.back')} about={t('people.back.hint')}>
      <Form
        errors={form.errors}
        onSubmit={() =>
          void form.submit(
            () => [],
            async () => void (await save({ active: true })),
          )
        }
      >
        <div>
          <Button id="back-in" type="submit" busy={form.busy}>
            {t('people.back.submit')}
          </Button>
        </div>
      </Form>
      {question}
    </Section>
  )
}
