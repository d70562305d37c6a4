import { type ReactNode, useState } from 'react'
import { useI18n } from '../i18n'
import { useForm } from '../session'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { Field } from '../ui/Field'
import { Form } from '../ui/Form'
import { PasswordField } from '../ui/PasswordField'
import { CodeField, wantsCode } from './CodeField'
import { isEmail } from './email'
import classes from './LoginPage.module.css'
import { Welcome } from './Welcome'

interface LoginPageProps {
  onSignIn: (email: string, password: string, code: string) => Promise<void>
  menus: ReactNode
}

export function LoginPage({ onSignIn, menus }: LoginPageProps) {
  const { t } = useI18n()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const { errors, errorOf, busy, submit } = useForm(
    asked ? { code: 'code' } : { email: 'email', password: 'password' },
  )

  function check(): FieldError[] {
    const found: FieldError[] = []
    if (email.trim() === '') found.push({ field: 'email', message: t('login.email.missing') })
    else if (!isEmail(email)) found.push({ field: 'email', message: t('login.email.malformed') })
    if (password === '') found.push({ field: 'password', message: t('login.password.missing') })
    if (asked && code.trim() === '') found.push({ field: 'code', message: t('login.code.missing') })
    return found
  }
  async function send() {
    try {
      await onSignIn(email.trim(), password, code.trim())
    } catch (error) {
      if (asked || !wantsCode(error)) throw error
      setAsked(true)
    }
  }
  return (
    <Welcome title={t(errors.length > 0 ? 'login.failedTitle' : 'login.title')} menus={menus}>
      <h1>{t('login.title')}</h1>
      <p className={classes.promise}>{t('app.promise')}</p>
      <div className={classes.form}>
        <Form errors={errors} onSubmit={() => void submit(check, send)}>
          {asked && <p>{t('login.code.asked', { email: email.trim() })}</p>}
          {asked && <CodeField id="code" value={code} onChange={setCode} error={errorOf('code')} next />}
          {!asked && (
            <>
              <Field
                id="email"
                type="email"
                label={t('login.email')}
                autoComplete="username"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
                error={errorOf('email')}
                required
              />
              <PasswordField
                id="password"
                label={t('login.password')}
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                error={errorOf('password')}
                required
              />
            </>
          )}
          <Button type="submit" look="primary" busy={busy} className={classes.submit}>
            {t('login.submit')}
          </Button>
          {asked ? (
            <Button look="quiet" onClick={() => setAsked(false)}>
              {t('login.code.back')}
            </Button>
          ) : (
            <details className={classes.forgot}>
              <summary>{t('login.forgot')}</summary>
              <p>{t('login.forgot.hint')}</p>
            </details>
          )}
        </Form>
      </div>
    </Welcome>
  )
}
