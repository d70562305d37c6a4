import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { type User, useApi, useForm, useUsers } from '../session'
import { newCid } from '../state/cid'
import { useStore } from '../state/hooks'
import { Check } from '../ui/Choices'
import { Form, Section, Submit } from '../ui/Form'
import { Loading, Skeleton } from '../ui/PageState'
import { SelectField } from '../ui/SelectField'
import { useToast } from '../ui/Toast'
import classes from './DeparturePage.module.css'
import { useRights } from './words'

/** Somebody leaves or is away: what passes on, and to whom, in one act. */
export function DeparturePage({ id }: { id: string }) {
  const { t } = useI18n()
  const { users } = useUsers()
  const person = users.find((each) => each.id === id)
  if (!person) return null
  return (
    <>
      <p className={classes.back}>
        <Link to="/settings/team/$id" params={{ id }}>
          {person.name}
        </Link>
      </p>
      <Section title={t('people.departure.of', { name: person.name })} about={t('people.departure.about')}>
        <Left id={id} />
        <Heirs person={person} />
      </Section>
    </>
  )
}

/** Named deals; of many, the first are enough to see what it is about. */
const mostNamed = 12

/** What the person would leave behind. */
function Left({ id }: { id: string }) {
  const { t, format } = useI18n()
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['departure', id],
    queryFn: async () => {
      const { data } = await api.GET('/users/{id}/departure', { params: { path: { id } } })
      return data
    },
  })
  if (!data) {
    return (
      <Loading>
        <Skeleton height="5rem" />
      </Loading>
    )
  }
  const { deals, taken, tasks, companies, approvals, handovers, promises, leads, orphaned } = data
  const open = deals.length + taken.length + tasks + companies + approvals + handovers + promises + leads
  if (open + orphaned.length === 0) {
    return <p className={classes.nothing}>{t('people.departure.nothing')}</p>
  }
  const more = deals.length - mostNamed
  return (
    <div className={classes.left}>
      <dl className={classes.counts}>
        <Count label={t('people.departure.deals')} count={format.number(deals.length)} />
        <Count label={t('people.departure.tasks')} count={format.number(tasks)} />
        <Count label={t('people.departure.companies')} count={format.number(companies)} />
        <Count label={t('people.departure.approvals')} count={format.number(approvals)} />
        {taken.length > 0 && (
          <Count label={t('people.departure.taken')} count={format.number(taken.length)} />
        )}
        {handovers > 0 && <Count label={t('people.departure.handovers')} count={format.number(handovers)} />}
        {promises > 0 && <Count label={t('people.departure.promises')} count={format.number(promises)} />}
        {leads > 0 && <Count label={t('people.departure.leads')} count={format.number(leads)} />}
      </dl>
      <ul className={classes.deals}>
        {deals.slice(0, mostNamed).map(({ id, number, name }) => (
          <li key={id}>{`D-${number} · ${name}`}</li>
        ))}
        {more > 0 && <li>{t('people.departure.more', { count: more })}</li>}
      </ul>
      {orphaned.length > 0 && <Orphaned list={orphaned} />}
    </div>
  )
}

/** Requests that would wait for ever. */
function Orphaned({ list }: { list: components['schemas']['Orphan'][] }) {
  const { t } = useI18n()
  const { rolesText } = useRights()
  return (
    <div className={classes.orphaned}>
      <p>{t('people.departure.orphaned', { count: list.length })}</p>
      <ul>
        {list.map(({ deal, roles }) => (
          <li key={`${deal.id} ${roles}`}>{`D-${deal.number} · ${deal.name} · ${rolesText(roles)}`}</li>
        ))}
      </ul>
      <p>{t('people.departure.orphaned.do')}</p>
    </div>
  )
}

function Count({ label, count }: { label: string; count: string }) {
  return (
    <div className={classes.count}>
      <dt>{label}</dt>
      <dd>{count}</dd>
    </div>
  )
}

function Heirs({ person }: { person: User }) {
  const { t } = useI18n()
  const api = useApi()
  const store = useStore()
  const toast = useToast()
  const navigate = useNavigate()
  const { users } = useUsers()
  const form = useForm({ deals_to: 'deals-to', tasks_to: 'tasks-to', companies_to: 'companies-to' })
  const [heirs, setHeirs] = useState({ deals: '', tasks: '', companies: '' })
  const [stays, setStays] = useState(false)
  const [cid] = useState(() => newCid())
  const others = users.filter(({ id, active }) => active && id !== person.id)
  const people = others.map(({ id, name }) => ({ value: id, label: name }))
  const same = [{ value: '', label: t('people.departure.same') }, ...people]
  const check = () =>
    heirs.deals ? [] : [{ field: 'deals-to', message: t('people.departure.heir.missing') }]

  async function passOn() {
    const { deals, tasks, companies } = heirs
    await api.POST('/users/{id}/departure', {
      params: { path: { id: person.id } },
      body: {
        deals_to: deals,
        ...(tasks && { tasks_to: tasks }),
        ...(companies && { companies_to: companies }),
        stays,
      },
      headers: writeHeaders(cid),
    })
    await store.refresh('user', person.id)
    toast({ text: t('people.departure.done', { name: person.name }) })
    void navigate({ to: '/settings/team' })
  }
  const choose = (key: keyof typeof heirs) => (event: { target: { value: string } }) =>
    setHeirs((old) => ({ ...old, [key]: event.target.value }))
  return (
    <Form
      errors={form.errors}
      onSubmit={() => void form.submit(check, passOn)}
      actions={
        <Submit busy={form.busy}>{t(stays ? 'people.departure.away' : 'people.departure.submit')}</Submit>
      }
    >
      <SelectField
        id="deals-to"
        label={t('people.departure.dealsTo')}
        options={[{ value: '', label: t('people.departure.choose') }, ...people]}
        value={heirs.deals}
        onChange={choose('deals')}
        error={form.errorOf('deals-to')}
        required
      />
      <SelectField
        id="tasks-to"
        label={t('people.departure.tasksTo')}
        options={same}
        value={heirs.tasks}
        onChange={choose('tasks')}
        error={form.errorOf('tasks-to')}
      />
      <SelectField
        id="companies-to"
        label={t('people.departure.companiesTo')}
        options={same}
        value={heirs.companies}
        onChange={choose('companies')}
        error={form.errorOf('companies-to')}
      />
      <Check
        label={t('people.departure.stays')}
        about={t('people.departure.stays.hint')}
        checked={stays}
        onChange={setStays}
      />
    </Form>
  )
}
