import { useState } from 'react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi, useForm } from '../session'
import { Button } from '../ui/Button'
import { CopyField } from '../ui/CopyField'
import { Field } from '../ui/Field'
import { Form, Submit } from '../ui/Form'

export type Offered = components['schemas']['OfferedFactor']

interface ScanFactorProps {
  offered: Offered
  onOn: (codes: readonly string[]) => void
  onCancel: () => void
}

/** The picture for the app, and the first code of it, by which it is in force. */
export function ScanFactor({ offered, onOn, onCancel }: ScanFactorProps) {
  const { t } = useI18n()
  const api = useApi()
  const form = useForm({ code: 'factor-first' })
  const [code, setCode] = useState('')
  const check = () =>
    code.trim() === '' ? [{ field: 'factor-first', message: t('login.code.missing') }] : []
  async function send() {
    const { data } = await api.PUT('/me/second-factor', { body: { code: code.trim() } })
    if (data) onOn(data.codes)
  }
  return (
    <Form
      errors={form.errors}
      onSubmit={() => void form.submit(check, send)}
      actions={
        <>
          <Submit busy={form.busy}>{t('settings.factor.confirm')}</Submit>
          <Button look="quiet" onClick={onCancel}>
            {t('settings.factor.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('settings.factor.scan')}</p>
      <img src={offered.picture} alt={t('settings.factor.picture')} width={232} height={232} />
      <CopyField label={t('settings.factor.key')} text={offered.secret} />
      <Field
        id="factor-first"
        label={t('login.code')}
        hint={t('login.code.hint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={form.errorOf('factor-first')}
        required
      />
    </Form>
  )
}
