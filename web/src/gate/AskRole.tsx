import { IconSend } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import classes from './gate.module.css'
import { TextField } from './inputs/TextInputs'
import { useRoleNames } from './labels'

type Purpose = 'approve' | 'confirm' | 'waive'

interface AskRoleProps {
  roles: readonly string[]
  purpose: Purpose
  onAsk: (purpose: Purpose, message: string) => Promise<void>
}

/** Puts a criterion to those who decide it, with a word from the one who asks. */
export function AskRole({ roles, purpose, onAsk }: AskRoleProps) {
  const { t } = useI18n()
  const id = useId()
  const namesOf = useRoleNames()
  const [open, setOpen] = useState(false)
  const [message, setMessage] = useState('')
  const [busy, setBusy] = useState(false)

  async function handleSend() {
    setBusy(true)
    await onAsk(purpose, message).finally(() => setBusy(false))
  }
  if (!open) {
    return (
      <div className={classes.ways}>
        <Button
          look={purpose === 'waive' ? 'quiet' : 'plain'}
          onClick={() => setOpen(true)}
          icon={<IconSend size={16} stroke={1.5} />}
        >
          {t('gate.ask', { purpose, roles: namesOf(roles) })}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.answer}>
      <TextField
        id={id}
        label={t('gate.ask.message')}
        hint={t('gate.ask.hint')}
        long
        value={message}
        onChange={setMessage}
      />
      <div className={classes.ways}>
        <Button busy={busy} onClick={() => void handleSend()} icon={<IconSend size={16} stroke={1.5} />}>
          {t('gate.ask.send')}
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          {t('gate.cancel')}
        </Button>
      </div>
    </div>
  )
}
