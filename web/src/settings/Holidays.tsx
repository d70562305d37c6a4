import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi, useFetched, useForm } from '../session'
import { newCid } from '../state/cid'
import { Button } from '../ui/Button'
import { DayField } from '../ui/DayField'
import { Field } from '../ui/Field'
import { Form, Row, Section } from '../ui/Form'
import { IconButton } from '../ui/IconButton'
import { useToast } from '../ui/Toast'
import classes from './Rows.module.css'

type Holiday = components['schemas']['Holiday']

/** Days on which the firm does not work; each change is stored at once and can be undone. */
export function Holidays() {
  const { t, format } = useI18n()
  const api = useApi()
  const toast = useToast()
  const { data: calendar, set } = useFetched('holidays', async () => (await api.GET('/holidays')).data)
  const days = calendar?.items ?? []
  const form = useForm({ day: 'holiday', items: 'holiday', name: 'holiday-name' })
  const [day, setDay] = useState('')
  const [name, setName] = useState('')

  async function put(items: Holiday[]) {
    const headers = writeHeaders(newCid(), calendar?.version)
    const { data } = await api.PUT('/holidays', { body: { items }, headers })
    if (data) set(data)
  }
  function check() {
    if (day === '') return [{ field: 'holiday', message: t('settings.holiday.missing') }]
    const known = days.some((each) => each.day === day)
    return known ? [{ field: 'holiday', message: t('settings.holiday.known') }] : []
  }
  async function add() {
    await put([...days, { day, name: name.trim() }])
    setDay('')
    setName('')
  }
  async function remove(gone: Holiday) {
    await put(days.filter((each) => each.day !== gone.day))
    toast({
      text: t('settings.holiday.removed', { day: format.date(gone.day) }),
      onUndo: () => void put(days).catch(form.refuse),
    })
  }
  return (
    <Section title={t('settings.holidays')} about={t('settings.holidays.hint')}>
      <ul className={classes.rows}>
        {days.map((each) => (
          <li key={each.day} className={classes.row}>
            <span className={classes.main}>
              <span className={classes.figure}>{format.date(each.day)}</span>
              {each.name && <span className={classes.aside}>{` · ${each.name}`}</span>}
            </span>
            <IconButton
              label={t('settings.remove', { name: format.date(each.day) })}
              onClick={() => void remove(each).catch(form.refuse)}
            >
              <IconTrash size={18} stroke={1.5} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(check, add)}
        actions={
          <Button type="submit" busy={form.busy}>
            {t('settings.holiday.add')}
          </Button>
        }
      >
        <Row>
          <DayField
            key={days.length}
            id="holiday"
            label={t('settings.holiday.day')}
            onDay={setDay}
            error={form.errorOf('holiday')}
          />
          <Field
            id="holiday-name"
            label={t('settings.holiday.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={form.errorOf('holiday-name')}
          />
        </Row>
      </Form>
    </Section>
  )
}
