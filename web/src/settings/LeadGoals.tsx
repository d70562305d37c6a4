import { useState } from 'react'
import { useI18n } from '../i18n'
import { useForm, useSession } from '../session'
import { Field } from '../ui/Field'
import { Form, Row, Section, Submit } from '../ui/Form'
import { useFirmSaving } from './own'

const goals = ['lead_goal_minutes', 'lead_limit_minutes', 'lead_attempts_most'] as const
type Goal = (typeof goals)[number]
const most: Record<Goal, number> = {
  lead_goal_minutes: 10_000,
  lead_limit_minutes: 10_000,
  lead_attempts_most: 100,
}

/** How soon leads are to be answered, and how often they are tried. */
export function LeadGoals() {
  const { t, format } = useI18n()
  const { workspace } = useSession()
  const form = useForm(Object.fromEntries(goals.map((goal) => [goal, goal])))
  const [typed, setTyped] = useState<Partial<Record<Goal, string>>>({})
  const { lead_goal_minutes = 5, lead_limit_minutes = 60, lead_attempts_most = 8 } = workspace.settings
  const stored: Record<Goal, number> = { lead_goal_minutes, lead_limit_minutes, lead_attempts_most }
  const textOf = (goal: Goal) => typed[goal] ?? String(stored[goal])
  const { save, question } = useFirmSaving((field, value) => ({
    label: t('settings.goals.field', { field }),
    text: String(value),
  }))
  const check = () =>
    goals
      .filter((goal) => !/^\d+$/.test(textOf(goal)) || +textOf(goal) < 1 || +textOf(goal) > most[goal])
      .map((field) => ({ field, message: t('settings.goals.wrong', { most: format.number(most[field]) }) }))

  async function send() {
    const patch = Object.fromEntries(
      goals.filter((goal) => +textOf(goal) !== stored[goal]).map((goal) => [goal, +textOf(goal)]),
    )
    if (Object.keys(patch).length === 0 || (await save(patch))) setTyped({})
  }
  const input = (goal: Goal) => (
    <Field
      id={goal}
      label={t('settings.goals.field', { field: goal })}
      hint={t('settings.goals.hint', { field: goal })}
      inputMode="numeric"
      value={textOf(goal)}
      onChange={({ target }) => setTyped((old) => ({ ...old, [goal]: target.value.trim() }))}
      error={form.errorOf(goal)}
    />
  )
  return (
    <Section title={t('settings.goals')} about={t('settings.goals.about')}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(check, send)}
        actions={<Submit busy={form.busy}>{t('settings.save')}</Submit>}
      >
        <Row>
          {input('lead_goal_minutes')}
          {input('lead_limit_minutes')}
        </Row>
        {input('lead_attempts_most')}
      </Form>
      {question}
    </Section>
  )
}
