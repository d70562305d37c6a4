import { type ReactNode, useState } from 'react'
import { useI18n } from '../i18n'
import { useForm } from '../session'
import { Button } from '../ui/Button'
import { Form } from '../ui/Form'
import { CodeField, wantsCode } from './CodeField'
import classes from './LoginPage.module.css'
import { NewPassword, passwordErrors } from './NewPassword'
import { Welcome } from './Welcome'

interface JoinPageProps {
  /** From the link; empty when there is none. */
  token: string
  onJoin: (password: string, code: string) => Promise<void>
  menus: ReactNode
}

/** Where a one-time link leads: an invitation, or a way back in for those who forgot their password. */
export function JoinPage({ token, onJoin, menus }: JoinPageProps) {
  const { t } = useI18n()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const ids: Record<string, string> = asked
    ? { code: 'code', password: 'password' }
    : { password: 'password' }
  const { errors, errorOf, busy, submit } = useForm(ids)
  async function send() {
    try {
      await onJoin(password, code.trim())
    } catch (error) {
      if (asked || !wantsCode(error)) throw error
      setAsked(true)
    }
  }
  return (
    <Welcome title={t(errors.length > 0 ? 'login.join.failedTitle' : 'login.join.title')} menus={menus}>
      <h1>{t('login.join.title')}</h1>
      <p className={classes.promise}>{t(token ? 'login.join.hint' : 'login.join.noToken')}</p>
      {token && (
        <div className={classes.form}>
          <Form
            errors={errors}
            onSubmit={() => void submit(() => passwordErrors('password', password, t), send)}
          >
            <NewPassword
              id="password"
              label={t('login.password')}
              value={password}
              onChange={setPassword}
              error={errorOf('password')}
            />
            {asked && <CodeField id="code" value={code} onChange={setCode} error={errorOf('code')} next />}
            <Button type="submit" look="primary" busy={busy} className={classes.submit}>
              {t('login.join.submit')}
            </Button>
          </Form>
        </div>
      )}
    </Welcome>
  )
}
