import { useI18n } from '../i18n'
import { type Role, roles, useSession, useTeams } from '../session'
import { Checks, OneOf } from '../ui/Choices'
import { Field } from '../ui/Field'
import { Row } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { type Sees, useRights, visibilities } from './words'

export interface PersonDraft {
  name: string
  email: string
  roles: Role[]
  sees: Sees
  team_id: string
}

interface PersonFieldsProps {
  draft: PersonDraft
  onChange: (patch: Partial<PersonDraft>) => void
  errorOf: (field: string) => string | undefined
}

/** Ids of the inputs by the server's names for them. */
export const personIds = { name: 'name', email: 'email', roles: 'roles', sees: 'sees', team_id: 'team' }

/** What an admin says of a person. */
export function PersonFields({ draft, onChange, errorOf }: PersonFieldsProps) {
  const { t } = useI18n()
  const session = useSession()
  const { teams } = useTeams()
  const { role, sees } = useRights()
  // Only an owner may make another.
  const offered = roles.filter(
    (each) => each !== 'owner' || session.roles.includes('owner') || draft.roles.includes('owner'),
  )
  return (
    <>
      <Row>
        <Field
          id="name"
          label={t('people.name')}
          autoComplete="off"
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          error={errorOf('name')}
          required
        />
        <Field
          id="email"
          type="email"
          label={t('people.email')}
          autoComplete="off"
          value={draft.email}
          onChange={(event) => onChange({ email: event.target.value })}
          error={errorOf('email')}
          required
        />
      </Row>
      <Checks
        id="roles"
        legend={t('people.roles')}
        width="15rem"
        choices={offered.map((id) => ({ id, ...role[id] }))}
        chosen={draft.roles}
        onChoose={(chosen) => onChange({ roles: chosen })}
        error={errorOf('roles')}
      />
      <OneOf
        id="sees"
        legend={t('people.sees')}
        width="11rem"
        choices={visibilities.map((id) => ({ id, ...sees[id] }))}
        chosen={draft.sees}
        onChoose={(chosen) => onChange({ sees: chosen })}
        error={errorOf('sees')}
      />
      {teams.length > 0 && (
        <SelectField
          id="team"
          label={t('people.team')}
          options={[
            { value: '', label: t('people.team.none') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.team_id}
          onChange={(event) => onChange({ team_id: event.target.value })}
          error={errorOf('team')}
        />
      )}
    </>
  )
}
