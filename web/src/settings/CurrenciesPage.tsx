import { useState } from 'react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { dateIn } from '../i18n/plain-date'
import { useApi, useCurrencies, useFetched, useForm, useSession } from '../session'
import { DayField } from '../ui/DayField'
import { Field } from '../ui/Field'
import { Form, Row, Section, Submit } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { useToast } from '../ui/Toast'
import classes from './Rows.module.css'

type Rate = components['schemas']['Rate']

/** What foreign currencies are worth, by day. */
export function CurrenciesPage() {
  const { t, format, language } = useI18n()
  const api = useApi()
  const { workspace } = useSession()
  const { data: rates = [], set } = useFetched(
    'rate',
    async () => (await api.GET('/rates')).data?.items ?? [],
  )
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 12 })
  const exact = (value: string) => decimal.format(value as Intl.StringNumericLiteral)
  const newest = rates.toSorted((a, b) => b.day.localeCompare(a.day) || a.currency.localeCompare(b.currency))
  return (
    <Section
      title={t('settings.currencies')}
      about={t('settings.rates.hint', { currency: workspace.currency })}
    >
      {rates.length === 0 && <p className={classes.empty}>{t('settings.rates.none')}</p>}
      <ul className={classes.rows}>
        {newest.map(({ currency, day, value }) => (
          <li key={`${currency} ${day}`} className={classes.row}>
            <span className={`${classes.main} ${classes.figure}`}>
              {`1 ${currency} = ${exact(value)} ${workspace.currency}`}
            </span>
            <span className={`${classes.aside} ${classes.figure}`}>{format.date(day)}</span>
          </li>
        ))}
      </ul>
      <AddRate base={workspace.currency} onAdded={set} />
    </Section>
  )
}

function AddRate({ base, onAdded }: { base: string; onAdded: (rates: Rate[]) => void }) {
  const { t, zone, format, language } = useI18n()
  const api = useApi()
  const toast = useToast()
  const currencies = useCurrencies()
  const form = useForm({
    currency: 'rate-currency',
    day: 'rate-day',
    value: 'rate-value',
    items: 'rate-value',
  })
  const [currency, setCurrency] = useState(base === 'EUR' ? 'USD' : 'EUR')
  const [day, setDay] = useState<string>(() => dateIn(zone, Date.now()))
  const [value, setValue] = useState('')
  const exact = value.trim().replace(',', '.')

  function check() {
    const found = []
    if (currency === base)
      found.push({ field: 'rate-currency', message: t('settings.rate.base', { currency: base }) })
    if (day === '') found.push({ field: 'rate-day', message: t('settings.rate.day.missing') })
    if (!/^\d{1,12}(\.\d{1,12})?$/.test(exact) || Number(exact) === 0)
      found.push({
        field: 'rate-value',
        message: t('settings.rate.wrong', {
          example: new Intl.NumberFormat(language, { minimumFractionDigits: 4 }).format(4.2735),
        }),
      })
    return found
  }
  async function send() {
    const { data } = await api.PUT('/rates', { body: { items: [{ currency, day, value: exact }] } })
    onAdded(data?.items ?? [])
    setValue('')
    toast({ text: t('settings.rate.added', { currency, day: format.date(day) }) })
  }
  return (
    <Form
      errors={form.errors}
      onSubmit={() => void form.submit(check, send)}
      actions={<Submit busy={form.busy}>{t('settings.rate.add')}</Submit>}
    >
      <Row>
        <SelectField
          id="rate-currency"
          label={t('settings.rate.currency')}
          options={currencies}
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
          error={form.errorOf('rate-currency')}
        />
        <DayField
          id="rate-day"
          label={t('settings.rate.day')}
          initial={day}
          onDay={setDay}
          error={form.errorOf('rate-day')}
        />
        <Field
          id="rate-value"
          inputMode="decimal"
          label={t('settings.rate.value', { currency, base })}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          error={form.errorOf('rate-value')}
          required
        />
      </Row>
    </Form>
  )
}
