import { type ReactNode, useState } from 'react'
import { useI18n } from '../i18n'
import { useForm } from '../session'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { Field } from '../ui/Field'
import { Form } from '../ui/Form'
import { PasswordField } from '../ui/PasswordField'
import { isEmail } from './email'
import classes from './LoginPage.module.css'
import { Welcome } from './Welcome'

interface LoginPageProps {
  onSignIn: (email: string, password: string) => Promise<void>
  menus: ReactNode
}

export function LoginPage({ onSignIn, menus }: LoginPageProps) {
  const { t } = useI18n()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { errors, errorOf, busy, submit } = useForm({ email: 'email', password: 'password' })

  function check(): FieldError[] {
    const found: FieldError[] = []
    if (email.trim() === '') found.push({ field: 'email', message: t('login.email.missing') })
    else if (!isEmail(email)) found.push({ field: 'email', message: t('login.email.malformed') })
    if (password === '') found.push({ field: 'password', message: t('login.password.missing') })
    return found
  }
  return (
    <Welcome title={t(errors.length > 0 ? 'login.failedTitle' : 'login.title')} menus={menus}>
      <h1>{t('login.title')}</h1>
      <p className={classes.promise}>{t('app.promise')}</p>
      <div className={classes.form}>
        <Form errors={errors} onSubmit={() => void submit(check, () => onSignIn(email.trim(), password))}>
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
          <Button type="submit" look="primary" busy={busy} className={classes.submit}>
            {t('login.submit')}
          </Button>
          <details className={classes.forgot}>
            <summary>{t('login.forgot')}</summary>
            <p>{t('login.forgot.hint')}</p>
          </details>
        </Form>
      </div>
    </Welcome>
  )
}
