import { useState } from 'react'
import { useI18n } from '../i18n'
import { useForm } from '../session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Form } from '../ui/Form'
import { PasswordField } from '../ui/PasswordField'
import { CodeField, wantsCode } from './CodeField'

interface SignInAgainProps {
  open: boolean
  email: string
  onSignIn: (password: string, code: string) => Promise<void>
  onLeave: () => void
}

/** The session ended under an open page: signing in over it keeps what was typed there. */
export function SignInAgain({ open, email, onSignIn, onLeave }: SignInAgainProps) {
  const { t } = useI18n()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const { errors, errorOf, busy, submit } = useForm(asked ? { code: 'again-code' } : { password: 'again' })
  const check = () => (password === '' ? [{ field: 'again', message: t('login.password.missing') }] : [])
  async function send() {
    try {
      await onSignIn(password, code.trim())
    } catch (error) {
      if (asked || !wantsCode(error)) throw error
      setAsked(true)
      return
    }
    setAsked(false)
    setPassword('')
    setCode('')
  }
  return (
    <Dialog
      open={open}
      onClose={onLeave}
      title={t('login.again.title')}
      actions={
        <>
          <Button onClick={onLeave}>{t('login.again.leave')}</Button>
          <Button type="submit" form="sign-in-again" look="primary" busy={busy}>
            {t('login.submit')}
          </Button>
        </>
      }
    >
      <Form id="sign-in-again" errors={errors} onSubmit={() => void submit(check, send)}>
        <p>{t('login.again.hint', { email })}</p>
        {asked && (
          <CodeField id="again-code" value={code} onChange={setCode} error={errorOf('again-code')} next />
        )}
        <PasswordField
          id="again"
          label={t('login.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={errorOf('again')}
          required
        />
      </Form>
    </Dialog>
  )
}
