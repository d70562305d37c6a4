import { useState } from 'react'
import { useI18n } from '../i18n'
import { useForm, useSession } from '../session'
import { Field } from '../ui/Field'
import { Form, Row, Section, Submit } from '../ui/Form'
import { useFirmSaving } from './own'

const fields = ['most_discount', 'cost_warning_percent', 'files_mb'] as const
type Limit = (typeof fields)[number]

const most: Record<Limit, number> = { most_discount: 100, cost_warning_percent: 100, files_mb: 10_000_000 }
const least: Record<Limit, number> = { most_discount: 0, cost_warning_percent: 1, files_mb: 1 }

/** Where the firm draws a line: discounts, the cost of a sale, room for files. */
export function Limits() {
  const { t, format } = useI18n()
  const { workspace } = useSession()
  const form = useForm({ most_discount: 'discount', cost_warning_percent: 'cost', files_mb: 'files' })
  const [typed, setTyped] = useState<Partial<Record<Limit, string>>>({})
  const { most_discount = 1000, cost_warning_percent = 10, files_mb = 5120 } = workspace.settings
  const stored: Record<Limit, number> = {
    most_discount: (most_discount ?? 1000) / 100,
    cost_warning_percent,
    files_mb,
  }
  const textOf = (limit: Limit) =>
    typed[limit] ?? format.number(stored[limit]).replace(/[\s\u00a0\u202f]/g, '')
  const { save, question } = useFirmSaving((field, value) => ({
    label: t('settings.limits.field', { field }),
    text: String(field === 'most_discount' ? Number(value) / 100 : value),
  }))

  function numberOf(limit: Limit): number | undefined {
    const text = textOf(limit).trim().replace(',', '.')
    const value = Number(text)
    const fits = text !== '' && value >= least[limit] && value <= most[limit]
    const whole = Number.isInteger(limit === 'most_discount' ? Math.round(value * 1e6) / 1e4 : value)
    return fits && whole ? value : undefined
  }
  const check = () =>
    fields
      .filter((limit) => numberOf(limit) === undefined)
      .map((field) => ({
        field,
        message: t('settings.limits.wrong', {
          field,
          least: String(least[field]),
          most: format.number(most[field]),
        }),
      }))

  async function send() {
    const patch = Object.fromEntries(
      fields
        .filter((limit) => limit in typed && numberOf(limit) !== stored[limit])
        .map((limit) => {
          const value = numberOf(limit) ?? stored[limit]
          return [limit, limit === 'most_discount' ? Math.round(value * 100) : value]
        }),
    )
    if (Object.keys(patch).length === 0 || (await save(patch))) setTyped({})
  }
  const input = (limit: Limit, id: string) => (
    <Field
      id={id}
      label={t('settings.limits.field', { field: limit })}
      hint={t('settings.limits.hint', { field: limit })}
      inputMode="decimal"
      value={textOf(limit)}
      onChange={({ target }) => setTyped((old) => ({ ...old, [limit]: target.value }))}
      error={form.errorOf(id)}
    />
  )
  return (
    <Section title={t('settings.limits')} about={t('settings.limits.about')}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(check, send)}
        actions={<Submit busy={form.busy}>{t('settings.save')}</Submit>}
      >
        <Row>
          {input('most_discount', 'discount')}
          {input('cost_warning_percent', 'cost')}
        </Row>
        {input('files_mb', 'files')}
      </Form>
      {question}
    </Section>
  )
}
