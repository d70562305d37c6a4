import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { useI18n } from '../i18n'
import { answerOf, type Team, useApi, useForm, useSession, useTeams, useUsers } from '../session'
import { useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Field } from '../ui/Field'
import { Form } from '../ui/Form'
import classes from './Teams.module.css'

/** The teams: whoever sees a team's deals sees those of all its people. */
export function Teams() {
  const { t } = useI18n()
  const { can } = useSession()
  const { teams } = useTeams()
  const { users } = useUsers()
  const [open, setOpen] = useState<Team | 'new'>()
  const sizeOf = (team: Team) => users.filter(({ team_id, active }) => active && team_id === team.id).length
  return (
    <>
      {teams.length > 0 && (
        <ul className={classes.teams}>
          {teams.map((team) => (
            <li key={team.id} className={classes.team}>
              <span className={classes.name}>{team.name}</span>
              <span className={classes.size}>{t('people.team.size', { count: sizeOf(team) })}</span>
              {can('rename-team') && (
                <Button
                  look="quiet"
                  aria-label={`${t('people.team.rename')}: ${team.name}`}
                  onClick={() => setOpen(team)}
                >
                  {t('people.team.rename')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {can('create-team') && <Button onClick={() => setOpen('new')}>{t('people.team.add')}</Button>}
      {open && <TeamDialog team={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function TeamDialog({ team, onClose }: { team: Team | undefined; onClose: () => void }) {
  const { t } = useI18n()
  const api = useApi()
  const store = useStore()
  const form = useForm({ name: 'team-name' })
  const [name, setName] = useState(team?.name ?? '')
  const check = () =>
    name.trim() === '' ? [{ field: 'team-name', message: t('people.team.name.missing') }] : []

  async function save() {
    const body = { name: name.trim() }
    await store.create('team', (cid) => {
      const headers = writeHeaders(cid, team?.version)
      if (!team) return answerOf(api.POST('/teams', { body, headers }))
      return answerOf(api.PATCH('/teams/{id}', { params: { path: { id: team.id } }, body, headers }))
    })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(team ? 'people.team.rename' : 'people.team.add')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('people.cancel')}
          </Button>
          <Button type="submit" form="team" look="primary" busy={form.busy}>
            {t('people.save')}
          </Button>
        </>
      }
    >
      <Form id="team" errors={form.errors} onSubmit={() => void form.submit(check, save)}>
        <Field
          id="team-name"
          label={t('people.team.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={form.errorOf('team-name')}
          required
        />
      </Form>
    </Dialog>
  )
}
