import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { type Language, languages, nativeName, useI18n } from '../i18n'
import { NewPassword, passwordErrors } from '../login'
import { useApi, useEdits, useForm, useSession, useTimeZones } from '../session'
import { newCid } from '../state/cid'
import { Button } from '../ui/Button'
import { OneOf } from '../ui/Choices'
import { Field } from '../ui/Field'
import { Form, Section, Submit } from '../ui/Form'
import { PasswordField } from '../ui/PasswordField'
import { SelectField } from '../ui/SelectField'
import { useToast } from '../ui/Toast'
import { useMySaving } from './own'
import { SecondFactor } from './SecondFactor'

export type Scheme = 'system' | 'light' | 'dark'

interface MePageProps {
  scheme: Scheme
  onScheme: (scheme: Scheme) => void
}

/** What concerns me alone. */
export function MePage({ scheme, onScheme }: MePageProps) {
  const { t } = useI18n()
  return (
    <>
      <Profile />
      <Section title={t('app.theme')} about={t('settings.theme.hint')}>
        <OneOf
          id="scheme"
          legend={t('app.theme')}
          width="9rem"
          choices={[
            { id: 'system', label: t('app.theme.system') },
            { id: 'light', label: t('app.theme.light') },
            { id: 'dark', label: t('app.theme.dark') },
          ]}
          chosen={scheme}
          onChoose={onScheme}
        />
      </Section>
      <Password />
      <SecondFactor />
    </>
  )
}

interface Mine {
  name: string
  language: Language
  time_zone: string
}

function Profile() {
  const { t } = useI18n()
  const { me } = useSession()
  const zones = useTimeZones(me.time_zone)
  const form = useForm({ name: 'name', time_zone: 'zone', language: 'language' })
  const own: Mine = { name: me.name, language: me.language, time_zone: me.time_zone }
  const { draft: mine, edits, origin, isEdited, change, reset } = useEdits(own)
  const { save, question } = useMySaving((field, value) => ({
    label: t(field === 'name' ? 'settings.name' : field === 'language' ? 'app.language' : 'settings.zone'),
    text: field === 'language' ? nativeName[value as Language] : String(value),
  }))
  const check = () =>
    mine.name.trim() === '' ? [{ field: 'name', message: t('settings.name.missing') }] : []

  async function send() {
    if (!isEdited || (await save(edits, origin))) reset()
  }
  return (
    <Section title={t('settings.me')} about={me.email}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(check, send)}
        actions={<Submit busy={form.busy}>{t('settings.save')}</Submit>}
      >
        <Field
          id="name"
          label={t('settings.name')}
          autoComplete="name"
          value={mine.name}
          onChange={(event) => change({ name: event.target.value })}
          error={form.errorOf('name')}
          required
        />
        <OneOf
          id="language"
          legend={t('app.language')}
          width="8rem"
          choices={languages.map((id) => ({ id, label: nativeName[id], lang: id }))}
          chosen={mine.language}
          onChoose={(language) => change({ language })}
        />
        <SelectField
          id="zone"
          label={t('settings.zone')}
          hint={t('settings.zone.mine')}
          options={zones}
          value={mine.time_zone}
          onChange={(event) => change({ time_zone: event.target.value })}
          error={form.errorOf('zone')}
        />
      </Form>
      {question}
    </Section>
  )
}

function Password() {
  const { t } = useI18n()
  const api = useApi()
  const toast = useToast()
  const form = useForm({ current: 'current', password: 'new-password' })
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')

  async function send() {
    await api.PUT('/session/password', { body: { current, password }, headers: writeHeaders(newCid()) })
    setCurrent('')
    setPassword('')
    toast({ text: t('settings.password.done') })
  }
  const check = () => [
    ...(current === '' ? [{ field: 'current', message: t('settings.password.current.missing') }] : []),
    ...passwordErrors('new-password', password, t),
  ]
  return (
    <Section title={t('settings.password')} about={t('settings.password.hint')}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(check, send)}
        actions={
          <Button type="submit" busy={form.busy}>
            {t('settings.password.submit')}
          </Button>
        }
      >
        <PasswordField
          id="current"
          label={t('settings.password.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          error={form.errorOf('current')}
          required
        />
        <NewPassword
          id="new-password"
          label={t('settings.password.new')}
          value={password}
          onChange={setPassword}
          error={form.errorOf('new-password')}
        />
      </Form>
    </Section>
  )
}
