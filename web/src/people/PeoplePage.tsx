import { IconUserPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { type User, useSession, useTeams, useUsers } from '../session'
import { Button } from '../ui/Button'
import { Section } from '../ui/Form'
import { Loading, Skeleton } from '../ui/PageState'
import { AddPerson } from './AddPerson'
import classes from './PeoplePage.module.css'
import { Teams } from './Teams'
import { useRights } from './words'

/** Everybody in the firm, and the teams. */
export function PeoplePage() {
  const { t } = useI18n()
  const { can, me, workspace } = useSession()
  const { users, loaded } = useUsers()
  const [adding, setAdding] = useState(false)
  // Whoever gives others access protects their own sign-in first.
  const unprotected = workspace.kind === 'real' && !me.second_factor
  const here = users.filter(({ active }) => active)
  const gone = users.filter(({ active }) => !active)
  return (
    <>
      <Section title={t('people.title')} about={t('people.hint')}>
        {loaded ? <People people={here} /> : <Waiting />}
        {can('create-user') && unprotected && (
          <p>
            {t('people.protect')}{' '}
            <Link to="/settings/me" hash="second-factor">
              {t('people.protect.go')}
            </Link>
          </p>
        )}
        {can('create-user') && !unprotected && (
          <div className={classes.add}>
            <Button
              look="primary"
              icon={<IconUserPlus size={18} stroke={1.5} />}
              onClick={() => setAdding(true)}
            >
              {t('people.add')}
            </Button>
          </div>
        )}
        <AddPerson open={adding} onClose={() => setAdding(false)} />
      </Section>
      <Section title={t('people.teams')} about={t('people.teams.hint')}>
        <Teams />
      </Section>
      {gone.length > 0 && (
        <Section title={t('people.gone')} about={t('people.gone.hint')}>
          <People people={gone} />
        </Section>
      )}
    </>
  )
}

function People({ people }: { people: readonly User[] }) {
  return (
    <ul className={classes.people}>
      {people.map((person) => (
        <li key={person.id}>
          <Person person={person} />
        </li>
      ))}
    </ul>
  )
}

function Person({ person }: { person: User }) {
  const { t } = useI18n()
  const { me, workspace } = useSession()
  const { teams } = useTeams()
  const { sees, rolesText } = useRights()
  const team = teams.find(({ id }) => id === person.team_id)?.name
  // In the sample company nobody is waited for: its people are invented.
  const waits = person.active && !person.joined && workspace.kind !== 'sample'
  return (
    <Link className={classes.person} to="/settings/team/$id" params={{ id: person.id }}>
      <span className={classes.face} aria-hidden="true">
        {initials(person.name)}
      </span>
      <span className={classes.who}>
        <span className={classes.name}>
          {person.name}
          {person.id === me.id && <span className={classes.tag}>{t('people.you')}</span>}
          {person.second_factor && <span className={classes.tag}>{t('people.factor')}</span>}
          {waits && (
            <span className={classes.tag} data-kind="waiting">
              {t('people.notJoined')}
            </span>
          )}
        </span>
        <span className={classes.mail}>{person.email}</span>
      </span>
      <span className={classes.does}>
        {rolesText(person.roles)}
        <span className={classes.mail}>{[sees[person.sees].label, team].filter(Boolean).join(' · ')}</span>
      </span>
    </Link>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('')
}

function Waiting() {
  return (
    <Loading>
      <Skeleton height="3.5rem" />
      <Skeleton height="3.5rem" />
    </Loading>
  )
}
