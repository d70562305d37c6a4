import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { CodeField } from '../login'
import { enter, useConnection, useForm, useSession } from '../session'
import { Button } from '../ui/Button'
import { Form, Section, Submit } from '../ui/Form'
import { PasswordField } from '../ui/PasswordField'
import { useToast } from '../ui/Toast'
import { BackupCodes } from './BackupCodes'
import { type Offered, ScanFactor } from './ScanFactor'

/** Protects my own sign-in by an app on my phone. */
export function SecondFactor() {
  const { t } = useI18n()
  const { can, me, workspace } = useSession()
  const refresh = useRefresh()
  const toast = useToast()
  const navigate = useNavigate()
  const [offered, setOffered] = useState<Offered>()
  const [codes, setCodes] = useState<readonly string[]>()
  if (workspace.kind === 'sample') return null // its people sign in by links

  function handleOn(fresh: readonly string[]) {
    setOffered(undefined)
    setCodes(fresh)
  }
  async function handleKept() {
    setCodes(undefined)
    await refresh()
    if (!can('create-user')) return
    const add = { label: t('people.add'), onAction: () => void navigate({ to: '/settings/team' }) }
    toast({ text: t('settings.factor.done'), actions: [add] })
  }
  return (
    <Section title={t('settings.factor')} about={t('settings.factor.hint')}>
      <div id="second-factor">
        {codes ? (
          <BackupCodes codes={codes} onKept={() => void handleKept()} />
        ) : offered ? (
          <ScanFactor offered={offered} onOn={handleOn} onCancel={() => setOffered(undefined)} />
        ) : me.second_factor ? (
          <Protected onCodes={setCodes} onOff={refresh} />
        ) : (
          <Begin onOffered={setOffered} />
        )}
      </div>
    </Section>
  )
}

/** Learns anew who I am: whether I have a second factor. */
function useRefresh() {
  const connection = useConnection()
  const queries = useQueryClient()
  return async () => {
    const { data } = await connection.api.GET('/session')
    if (data) enter(connection, queries, data)
  }
}

function Begin({ onOffered }: { onOffered: (offered: Offered) => void }) {
  const { t } = useI18n()
  const { api } = useConnection()
  const form = useForm({ password: 'factor-password' })
  const [password, setPassword] = useState('')
  const check = () =>
    password === '' ? [{ field: 'factor-password', message: t('settings.password.current.missing') }] : []
  async function send() {
    const { data } = await api.POST('/me/second-factor', { body: { password } })
    if (data) onOffered(data)
  }
  return (
    <Form
      errors={form.errors}
      onSubmit={() => void form.submit(check, send)}
      actions={
        <Button type="submit" busy={form.busy}>
          {t('settings.factor.begin')}
        </Button>
      }
    >
      <PasswordField
        id="factor-password"
        label={t('settings.password.current')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={form.errorOf('factor-password')}
        required
      />
    </Form>
  )
}

interface ProtectedProps {
  onCodes: (codes: readonly string[]) => void
  onOff: () => Promise<void>
}

/** What one can still do: new codes on paper, or an end of it. Both need the password and a code. */
function Protected({ onCodes, onOff }: ProtectedProps) {
  const { t } = useI18n()
  const { api } = useConnection()
  const toast = useToast()
  const form = useForm({ password: 'factor-password', code: 'factor-code' })
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const check = () => [
    ...(password === ''
      ? [{ field: 'factor-password', message: t('settings.password.current.missing') }]
      : []),
    ...(code.trim() === '' ? [{ field: 'factor-code', message: t('login.code.missing') }] : []),
  ]
  const body = { password, code: code.trim() }
  async function renew() {
    const { data } = await api.POST('/me/second-factor/codes', { body })
    if (data) onCodes(data.codes)
  }
  async function remove() {
    await api.POST('/me/second-factor/removal', { body })
    toast({ text: t('settings.factor.removed') })
    await onOff()
  }
  return (
    <Form
      errors={form.errors}
      onSubmit={() => void form.submit(check, renew)}
      actions={
        <>
          <Submit busy={form.busy}>{t('settings.factor.renew')}</Submit>
          <Button onClick={() => void form.submit(check, remove)}>{t('settings.factor.remove')}</Button>
        </>
      }
    >
      <p>{t('settings.factor.on')}</p>
      <PasswordField
        id="factor-password"
        label={t('settings.password.current')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={form.errorOf('factor-password')}
        required
      />
      <CodeField id="factor-code" value={code} onChange={setCode} error={form.errorOf('factor-code')} />
    </Form>
  )
}
