import { type FormEvent, type ReactNode, useState } from 'react'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { Button } from '../ui/Button'
import { ErrorSummary, type FieldError } from '../ui/ErrorSummary'
import { Field } from '../ui/Field'
import { Mark } from '../ui/Mark'
import { PasswordField } from '../ui/PasswordField'
import classes from './LoginPage.module.css'
import { Scenery } from './Scenery'

interface LoginPageProps {
  onSignIn: (email: string, password: string) => Promise<void>
  /** Language and theme: needed before anybody is known. */
  menus: ReactNode
}

export function LoginPage({ onSignIn, menus }: LoginPageProps) {
  const i18n = useI18n()
  const { t } = i18n
  const [errors, setErrors] = useState<FieldError[]>([])
  const [busy, setBusy] = useState(false)
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [email, password] = [String(form.get('email')).trim(), String(form.get('password'))]
    const found: FieldError[] = []
    if (email === '') found.push({ field: 'email', message: t('login.email.missing') })
    else if (!/^\S+@\S+\.\S+$/.test(email))
      found.push({ field: 'email', message: t('login.email.malformed') })
    if (password === '') found.push({ field: 'password', message: t('login.password.missing') })
    setErrors(found)
    if (found.length > 0) return

    setBusy(true)
    try {
      await onSignIn(email, password)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setErrors([{ field: 'email', message: problemText(error.problem, i18n) }])
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.page}>
      <title>
        {errors.length > 0 ? `${t('login.failedTitle')} · Hummock` : `${t('login.title')} · Hummock`}
      </title>
      <div className={classes.side}>
        <header className={classes.head}>
          <Mark size={32} />
          <span className={classes.name}>Hummock</span>
          {menus}
        </header>
        <main className={classes.main}>
          <h1>{t('login.title')}</h1>
          <p className={classes.promise}>{t('app.promise')}</p>
          <form className={classes.form} onSubmit={handleSubmit} noValidate>
            <ErrorSummary errors={errors} />
            <Field
              id="email"
              name="email"
              type="email"
              label={t('login.email')}
              autoComplete="username"
              error={errorOf('email')}
              required
            />
            <PasswordField
              id="password"
              name="password"
              label={t('login.password')}
              autoComplete="current-password"
              error={errorOf('password')}
              required
            />
            <Button type="submit" look="primary" busy={busy} className={classes.submit}>
              {t('login.submit')}
            </Button>
            <a className={classes.forgot} href="/reset">
              {t('login.forgot')}
            </a>
          </form>
        </main>
        <footer className={classes.foot}>{t('login.private')}</footer>
      </div>
      <Scenery />
    </div>
  )
}
