import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { answerOf, useApi, useForm } from '../session'
import { newCid } from '../state/cid'
import { Broken, bodyOf } from '../tables'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'
import { Form, Row, Section, Submit } from '../ui/Form'
import { Loading, Skeleton } from '../ui/PageState'
import { PasswordField } from '../ui/PasswordField'
import { SelectField } from '../ui/SelectField'
import { useToast } from '../ui/Toast'

type Settings = components['schemas']['MailSettings']

/** The server to which the firm hands its mail over, and a way to try it. */
export function MailPage() {
  const { t } = useI18n()
  const api = useApi()
  const { data, error, refetch } = useQuery({
    queryKey: ['mail-settings'],
    queryFn: () => bodyOf(api.GET('/mail/settings')),
  })
  return (
    <Section title={t('settings.mail')} about={t('settings.mail.hint')}>
      {error && <Broken title={t('settings.mail.failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading>
          <Skeleton height="16rem" />
        </Loading>
      )}
      {data && <MailForm key={data.version} stored={data} onSaved={() => void refetch()} />}
    </Section>
  )
}

function MailForm({ stored, onSaved }: { stored: Settings; onSaved: () => void }) {
  const { t } = useI18n()
  const api = useApi()
  const toast = useToast()
  const [draft, setDraft] = useState(stored)
  const [password, setPassword] = useState('')
  const fields = ['host', 'port', 'security', 'user', 'password', 'from_address', 'from_name']
  const form = useForm(Object.fromEntries(fields.map((field) => [field, `mail-${field}`])))
  const change = (part: Partial<Settings>) => setDraft({ ...draft, ...part })

  async function save() {
    const { host, port, security, user, from_address, from_name } = draft
    const body = { host, port, security, user, from_address, from_name, ...(password && { password }) }
    await answerOf(api.PUT('/mail/settings', { body, headers: writeHeaders(newCid(), stored.version) }))
    toast({ text: t('settings.mail.saved') })
    onSaved()
  }
  async function attempt() {
    await answerOf(api.POST('/mail/settings/test', { headers: writeHeaders(newCid()) }))
    toast({ text: t('settings.mail.works') })
  }
  const text = (
    field: 'host' | 'user' | 'from_address' | 'from_name',
    words: { label: string; hint?: string },
  ) => (
    <Field
      id={`mail-${field}`}
      {...words}
      autoComplete="off"
      spellCheck={false}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.target.value })}
      error={form.errorOf(`mail-${field}`)}
    />
  )
  return (
    <Form
      errors={form.errors}
      onSubmit={() => void form.submit(() => [], save)}
      actions={
        <>
          <Submit busy={form.busy}>{t('settings.save')}</Submit>
          {stored.version > 0 && (
            <Button busy={form.busy} onClick={() => void form.submit(() => [], attempt)}>
              {t('settings.mail.try')}
            </Button>
          )}
        </>
      }
    >
      {text('from_address', { label: t('settings.mail.from'), hint: t('settings.mail.from.hint') })}
      {text('from_name', { label: t('settings.mail.name') })}
      <Row>
        {text('host', { label: t('settings.mail.host') })}
        <Field
          id="mail-port"
          label={t('settings.mail.port')}
          inputMode="numeric"
          value={draft.port || ''}
          onChange={(event) => change({ port: Number(event.target.value.replace(/\D/g, '')) })}
          error={form.errorOf('mail-port')}
        />
      </Row>
      <SelectField
        id="mail-security"
        label={t('settings.mail.security')}
        options={[
          { value: 'starttls', label: 'STARTTLS' },
          { value: 'tls', label: 'TLS' },
          { value: 'none', label: t('settings.mail.security.none') },
        ]}
        value={draft.security}
        onChange={(event) => change({ security: event.target.value as Settings['security'] })}
        error={form.errorOf('mail-security')}
      />
      <Row>
        {text('user', { label: t('settings.mail.user') })}
        <PasswordField
          id="mail-password"
          label={t('settings.mail.password')}
          hint={stored.has_password ? t('settings.mail.password.kept') : undefined}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={form.errorOf('mail-password')}
        />
      </Row>
    </Form>
  )
}
