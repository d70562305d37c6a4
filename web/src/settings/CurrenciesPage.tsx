import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { dateIn } from '../i18n/plain-date'
import { useApi, useCurrencies, useFetched, useForm, useSession } from '../session'
import { newCid } from '../state/cid'
import { DayField } from '../ui/DayField'
import { Field } from '../ui/Field'
import { Form, Row, Section, Submit } from '../ui/Form'
import { IconButton } from '../ui/IconButton'
import { SelectField } from '../ui/SelectField'
import { useToast } from '../ui/Toast'
import classes from './Rows.module.css'

type Rate = components['schemas']['Rate']

/** What foreign currencies are worth, by day. */
export function CurrenciesPage() {
  const { t, format, language } = useI18n()
  const api = useApi()
  const toast = useToast()
  const form = useForm({
    currency: 'rate-currency',
    day: 'rate-day',
    value: 'rate-value',
    items: 'rate-value',
  })
  const { workspace } = useSession()
  const { data: list, set } = useFetched('rate', async () => (await api.GET('/rates')).data)
  const rates = list?.items ?? []
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 12 })
  const exact = (value: string) => decimal.format(value as Intl.StringNumericLiteral)
  const newest = rates.toSorted((a, b) => b.day.localeCompare(a.day) || a.currency.localeCompare(b.currency))
  async function put(rate: Rate, version = list?.version) {
    const headers = writeHeaders(newCid(), version)
    const { data } = await api.PUT('/rates', { headers, body: { items: [rate] } })
    if (data) set(data)
  }
  async function remove(rate: Rate) {
    const { currency, day } = rate
    const headers = writeHeaders(newCid(), list?.version)
    const { data } = await api.DELETE('/rates/{currency}/{day}', {
      headers,
      params: { path: { currency, day } },
    })
    if (data) set(data)
    toast({
      text: t('settings.rate.removed', { currency, day: format.date(day) }),
      onUndo: () => void put(rate, data?.version).catch(form.refuse),
    })
  }
  return (
    <Section
      title={t('settings.currencies')}
      about={t('settings.rates.hint', { currency: workspace.currency })}
    >
      {rates.length === 0 && <p className={classes.empty}>{t('settings.rates.none')}</p>}
      <ul className={classes.rows}>
        {newest.map((rate) => (
          <li key={`${rate.currency} ${rate.day}`} className={classes.row}>
            <span className={`${classes.main} ${classes.figure}`}>
              {`1 ${rate.currency} = ${exact(rate.value)} ${workspace.currency}`}
            </span>
            <span className={`${classes.aside} ${classes.figure}`}>{format.date(rate.day)}</span>
            <IconButton
              label={t('settings.remove', { name: `${rate.currency}, ${format.date(rate.day)}` })}
              onClick={() => void remove(rate).catch(form.refuse)}
            >
              <IconTrash size={18} stroke={1.5} />
            </IconButton>
          </li>
        ))}
      </ul>
      <AddRate base={workspace.currency} form={form} onAdd={put} />
    </Section>
  )
}

function AddRate({
  base,
  form,
  onAdd,
}: {
  base: string
  form: ReturnType<typeof useForm>
  onAdd: (rate: Rate) => Promise<void>
}) {
  const { t, zone, format, language } = useI18n()
  const toast = useToast()
  const currencies = useCurrencies()
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
    await onAdd({ currency, day, value: exact })
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
