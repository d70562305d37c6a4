import { ProblemError } from '../api/problem'
import { type Language, languages, nativeName, useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useCurrencies, useEdits, useForm, useSampleEntrance, useSession, useTimeZones } from '../session'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'
import { Form, Row, Section, Submit } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { Limits } from './Limits'
import { useFirmSaving } from './own'
import { Papers } from './Papers'

interface Firm {
  name: string
  currency: string
  time_zone: string
  fiscal_month: number
  language: Language
}

/** What the firm counts and writes in. */
export function FirmPage() {
  const { t } = useI18n()
  const { workspace } = useSession()
  const currencies = useCurrencies()
  const zones = useTimeZones(workspace.time_zone)
  const months = useMonths()
  const form = useForm({
    name: 'name',
    currency: 'currency',
    time_zone: 'zone',
    fiscal_month: 'fiscal',
    language: 'language',
  })
  const { name, currency, time_zone, fiscal_month, language } = workspace
  const stored: Firm = { name, currency, time_zone, fiscal_month, language }
  const { draft: firm, edits, origin, isEdited, change, reset } = useEdits(stored)

  const { save, question } = useFirmSaving((field, value) => {
    const told: Record<string, { label: string; text: string }> = {
      name: { label: t('settings.firm.name'), text: String(value) },
      currency: { label: t('settings.firm.currency'), text: String(value) },
      time_zone: { label: t('settings.zone'), text: String(value) },
      fiscal_month: { label: t('settings.firm.fiscal'), text: months[Number(value) - 1]?.label ?? '' },
      language: { label: t('settings.firm.language'), text: nativeName[value as Language] ?? '' },
    }
    return told[field] ?? { label: field, text: String(value) }
  })
  const check = () =>
    firm.name.trim() === '' ? [{ field: 'name', message: t('settings.firm.name.missing') }] : []

  async function send() {
    if (!isEdited || (await save({ ...edits }, { ...origin }))) reset()
  }
  return (
    <>
      <Section title={t('settings.firm')} about={t('settings.firm.hint')}>
        <Form
          errors={form.errors}
          onSubmit={() => void form.submit(check, send)}
          actions={<Submit busy={form.busy}>{t('settings.save')}</Submit>}
        >
          <Field
            id="name"
            label={t('settings.firm.name')}
            autoComplete="organization"
            value={firm.name}
            onChange={(event) => change({ name: event.target.value })}
            error={form.errorOf('name')}
            required
          />
          <SelectField
            id="currency"
            label={t('settings.firm.currency')}
            hint={t('settings.firm.currency.hint')}
            options={currencies}
            value={firm.currency}
            onChange={(event) => change({ currency: event.target.value })}
            error={form.errorOf('currency')}
          />
          <SelectField
            id="zone"
            label={t('settings.zone')}
            hint={t('settings.zone.firm')}
            options={zones}
            value={firm.time_zone}
            onChange={(event) => change({ time_zone: event.target.value })}
            error={form.errorOf('zone')}
          />
          <Row>
            <SelectField
              id="fiscal"
              label={t('settings.firm.fiscal')}
              options={months}
              value={String(firm.fiscal_month)}
              onChange={(event) => change({ fiscal_month: Number(event.target.value) })}
              error={form.errorOf('fiscal')}
            />
            <SelectField
              id="language"
              label={t('settings.firm.language')}
              options={languages.map((id) => ({ value: id, label: nativeName[id] }))}
              value={firm.language}
              onChange={(event) => change({ language: event.target.value as Language })}
              error={form.errorOf('language')}
            />
          </Row>
        </Form>
        {question}
      </Section>
      <Papers />
      <Limits />
      <SampleCompany />
    </>
  )
}

/** The way into the firm's sample company. */
function SampleCompany() {
  const i18n = useI18n()
  const { t } = i18n
  const { can, workspace } = useSession()
  const { enter, busy, error } = useSampleEntrance()
  if (!can('enter-sample') || workspace.kind === 'sample') return null
  return (
    <Section title={t('app.sample')} about={t('setup.start.sample.hint')}>
      <div>
        <Button busy={busy} onClick={() => void enter()}>
          {t('settings.sample.open')}
        </Button>
      </div>
      {error instanceof ProblemError && <p role="alert">{problemText(error.problem, i18n)}</p>}
    </Section>
  )
}

/** The months by their names, as they stand alone. */
function useMonths() {
  const { language } = useI18n()
  const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, i) => ({
    value: String(i + 1),
    label: capital(names.format(Date.UTC(2026, i, 15)), language),
  }))
}

export function capital(word: string, language: Language): string {
  return word.charAt(0).toLocaleUpperCase(language) + word.slice(1)
}
