import { type ReactNode, useState } from 'react'
import type { components } from '../api/schema'
import { type Language, languages, nativeName, useI18n } from '../i18n'
import { isEmail, NewPassword, passwordErrors, Welcome } from '../login'
import { useApi, useCurrencies, useForm, useTimeZones } from '../session'
import { Button } from '../ui/Button'
import { OneOf } from '../ui/Choices'
import type { FieldError } from '../ui/ErrorSummary'
import { Field } from '../ui/Field'
import { Form, Submit } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { forgetDraft, useDraft } from './draft'
import classes from './FoundPage.module.css'
import { Steps } from './Steps'

interface FoundPageProps {
  /** From the link that the server printed; empty when there is none. */
  token: string
  onLanguage: (language: Language) => void
  onFounded: (session: components['schemas']['Session']) => void
  menus: ReactNode
}

/** The first two steps: who sets the server up, and for which firm. */
export function FoundPage({ token, onLanguage, onFounded, menus }: FoundPageProps) {
  const { t, language } = useI18n()
  const api = useApi()
  const [draft, change] = useDraft()
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<1 | 2>(1)
  const form = useForm({
    name: 'name', email: 'email', password: 'password', firm: 'firm', currency: 'currency', time_zone: 'zone', token: 'firm',
  }) // biome-ignore format: one line for one form

  function checkOwner(): FieldError[] {
    const found: FieldError[] = []
    if (draft.name.trim() === '') found.push({ field: 'name', message: t('setup.name.missing') })
    if (draft.email.trim() === '') found.push({ field: 'email', message: t('login.email.missing') })
    else if (!isEmail(draft.email)) found.push({ field: 'email', message: t('login.email.malformed') })
    return [...found, ...passwordErrors('password', password, t)]
  }
  function checkFirm(): FieldError[] {
    return draft.firm.trim() === '' ? [{ field: 'firm', message: t('setup.firm.missing') }] : []
  }
  async function found() {
    const { name, email, firm, currency, zone } = draft
    const { data } = await api.POST('/setup', {
      body: { token, language, name: name.trim(), email: email.trim(), password, firm: firm.trim(), currency, time_zone: zone },
    }) // biome-ignore format: as it is sent
    forgetDraft()
    if (data) onFounded(data)
  }
  if (!token) return <NoLink menus={menus} />
  return (
    <Welcome title={t(form.errors.length > 0 ? 'setup.failedTitle' : 'setup.title')} menus={menus}>
      <Steps now={step} />
      {step === 1 ? (
        <>
          <h1 className={classes.title}>{t('setup.owner.title')}</h1>
          <Form
            errors={form.errors}
            onSubmit={() => void form.submit(checkOwner, async () => setStep(2))}
            actions={
              <Button type="submit" look="primary">
                {t('setup.next')}
              </Button>
            }
          >
            <OneOf
              id="language"
              legend={t('app.language')}
              width="6rem"
              choices={languages.map((id) => ({ id, label: nativeName[id], lang: id }))}
              chosen={language}
              onChoose={onLanguage}
            />
            <Field
              id="name"
              label={t('setup.name')}
              autoComplete="name"
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
              error={form.errorOf('name')}
              required
            />
            <Field
              id="email"
              type="email"
              label={t('login.email')}
              autoComplete="username"
              value={draft.email}
              onChange={(event) => change({ email: event.target.value })}
              error={form.errorOf('email')}
              required
            />
            <NewPassword
              id="password"
              label={t('login.password')}
              value={password}
              onChange={setPassword}
              error={form.errorOf('password')}
            />
          </Form>
        </>
      ) : (
        <Firm
          form={form}
          draft={draft}
          change={change}
          onBack={() => setStep(1)}
          onSubmit={() => void form.submit(checkFirm, found)}
        />
      )}
    </Welcome>
  )
}

interface FirmProps {
  form: ReturnType<typeof useForm>
  draft: ReturnType<typeof useDraft>[0]
  change: ReturnType<typeof useDraft>[1]
  onBack: () => void
  onSubmit: () => void
}

function Firm({ form, draft, change, onBack, onSubmit }: FirmProps) {
  const { t } = useI18n()
  const currencies = useCurrencies()
  const zones = useTimeZones(draft.zone)
  return (
    <>
      <h1 className={classes.title}>{t('setup.firm.title')}</h1>
      <Form
        errors={form.errors}
        onSubmit={onSubmit}
        actions={
          <>
            <Submit busy={form.busy}>{t('setup.found')}</Submit>
            <Button look="quiet" onClick={onBack}>
              {t('setup.back')}
            </Button>
          </>
        }
      >
        <Field
          id="firm"
          label={t('setup.firm')}
          autoComplete="organization"
          value={draft.firm}
          onChange={(event) => change({ firm: event.target.value })}
          error={form.errorOf('firm')}
          required
        />
        <SelectField
          id="currency"
          label={t('setup.currency')}
          hint={t('setup.currency.hint')}
          options={currencies}
          value={draft.currency}
          onChange={(event) => change({ currency: event.target.value })}
          error={form.errorOf('currency')}
        />
        <SelectField
          id="zone"
          label={t('setup.zone')}
          hint={t('setup.zone.hint')}
          options={zones}
          value={draft.zone}
          onChange={(event) => change({ zone: event.target.value })}
          error={form.errorOf('zone')}
        />
      </Form>
    </>
  )
}

function NoLink({ menus }: { menus: ReactNode }) {
  const { t } = useI18n()
  return (
    <Welcome title={t('setup.title')} menus={menus}>
      <h1 className={classes.title}>{t('setup.noLink.title')}</h1>
      <p>{t('setup.noLink.hint')}</p>
    </Welcome>
  )
}
