import { useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi, useFetched, useForm, useUsers } from '../session'
import { newCid } from '../state/cid'
import { Button } from '../ui/Button'
import { OneOf } from '../ui/Choices'
import { CopyField } from '../ui/CopyField'
import { Dialog } from '../ui/Dialog'
import { Field } from '../ui/Field'
import { Form, Section } from '../ui/Form'
import { SelectField } from '../ui/SelectField'
import { useToast } from '../ui/Toast'
import classes from './Rows.module.css'

type Token = components['schemas']['Token']

/** Keys by which programs work in somebody's name. */
export function ApiPage() {
  const { t, format } = useI18n()
  const api = useApi()
  const { nameOf } = useUsers()
  const { data: tokens = [], set } = useFetched(
    'token',
    async () => (await api.GET('/tokens')).data?.items ?? [],
  )
  const [making, setMaking] = useState(false)
  const [ending, setEnding] = useState<Token>()
  return (
    <Section title={t('settings.api')} about={t('settings.api.hint')}>
      {tokens.length === 0 && <p className={classes.empty}>{t('settings.tokens.none')}</p>}
      <ul className={classes.rows}>
        {tokens.map((token) => (
          <li key={token.id} className={classes.row}>
            <span className={classes.main}>
              <span className={classes.name}>{token.name}</span>
              <br />
              <span className={classes.aside}>
                {[
                  nameOf(token.user_id),
                  t(token.writes ? 'settings.token.writes' : 'settings.token.reads'),
                  t('settings.token.until', { day: format.instant(Date.parse(token.expires_at ?? '')) }),
                ].join(' · ')}
              </span>
            </span>
            <Button
              look="quiet"
              danger
              aria-label={`${t('settings.token.end')}: ${token.name}`}
              onClick={() => setEnding(token)}
            >
              {t('settings.token.end')}
            </Button>
          </li>
        ))}
      </ul>
      <Button look="primary" onClick={() => setMaking(true)}>
        {t('settings.token.add')}
      </Button>
      {making && <NewToken onClose={() => setMaking(false)} onMade={(made) => set([...tokens, made])} />}
      {ending && (
        <EndToken
          token={ending}
          onClose={() => setEnding(undefined)}
          onEnded={() => set(tokens.filter(({ id }) => id !== ending.id))}
        />
      )}
    </Section>
  )
}

const days = [30, 90, 180, 366]

function NewToken({ onClose, onMade }: { onClose: () => void; onMade: (token: Token) => void }) {
  const { t } = useI18n()
  const api = useApi()
  const form = useForm({ name: 'token-name', days: 'token-days' })
  const [name, setName] = useState('')
  const [scope, setScope] = useState<'read' | 'read write'>('read')
  const [lasts, setLasts] = useState(90)
  const [secret, setSecret] = useState('')
  const check = () =>
    name.trim() === '' ? [{ field: 'token-name', message: t('settings.token.name.missing') }] : []

  async function make() {
    const { data } = await api.POST('/tokens', {
      body: { name: name.trim(), scope, days: lasts },
      headers: writeHeaders(newCid()),
    })
    if (!data) return
    const { secret, ...token } = data
    setSecret(secret)
    onMade(token)
  }
  if (secret) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('settings.token.made')}
        actions={
          <Button look="primary" onClick={onClose}>
            {t('settings.done')}
          </Button>
        }
      >
        <p className={classes.empty}>{t('settings.token.once')}</p>
        <CopyField label={name} text={secret} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.token.add')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('settings.cancel')}
          </Button>
          <Button type="submit" form="token" look="primary" busy={form.busy}>
            {t('settings.token.make')}
          </Button>
        </>
      }
    >
      <Form id="token" errors={form.errors} onSubmit={() => void form.submit(check, make)}>
        <Field
          id="token-name"
          label={t('settings.token.name')}
          hint={t('settings.token.name.hint')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={form.errorOf('token-name')}
          required
        />
        <OneOf
          id="token-scope"
          legend={t('settings.token.scope')}
          choices={[
            { id: 'read', label: t('settings.token.reads') },
            { id: 'read write', label: t('settings.token.writes') },
          ]}
          chosen={scope}
          onChoose={setScope}
        />
        <SelectField
          id="token-days"
          label={t('settings.token.days')}
          options={days.map((each) => ({ value: String(each), label: t('settings.days', { count: each }) }))}
          value={String(lasts)}
          onChange={(event) => setLasts(Number(event.target.value))}
          error={form.errorOf('token-days')}
        />
      </Form>
    </Dialog>
  )
}

interface EndTokenProps {
  token: Token
  onClose: () => void
  onEnded: () => void
}

/** Asked first, since no undo brings a token back. */
function EndToken({ token, onClose, onEnded }: EndTokenProps) {
  const { t } = useI18n()
  const api = useApi()
  const toast = useToast()
  const form = useForm({ id: 'token-end' })
  async function end() {
    await api.DELETE('/tokens/{id}', { params: { path: { id: token.id } } })
    onEnded()
    onClose()
    toast({ text: t('settings.token.ended', { name: token.name }) })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.token.end.title', { name: token.name })}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('settings.cancel')}
          </Button>
          <Button id="token-end" type="submit" form="end-token" look="primary" danger busy={form.busy}>
            {t('settings.token.end')}
          </Button>
        </>
      }
    >
      <Form id="end-token" errors={form.errors} onSubmit={() => void form.submit(() => [], end)}>
        <p>{t('settings.token.end.hint')}</p>
      </Form>
    </Dialog>
  )
}
