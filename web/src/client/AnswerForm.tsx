import { useId, useState } from 'react'
import { ErrorLine, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import classes from './ClientPage.module.css'
import type { PartProps } from './page'
import { useAnswering } from './useAnswering'

/** Accepts what the link shows, or asks for changes. */
export function AnswerForm({
  token,
  accept,
  onAnswered,
}: Omit<PartProps, 'page'> & {
  /** What the button says that accepts. */
  accept: string
}) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, error, send } = useAnswering(onAnswered)
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [changing, setChanging] = useState(false)
  const [tried, setTried] = useState(false)

  async function answer(state: 'accepted' | 'changes_asked') {
    setTried(true)
    if (!name.trim() || (state === 'changes_asked' && !note.trim())) return
    const body = { token, state, name: name.trim(), ...(state === 'changes_asked' && { note: note.trim() }) }
    await send(() => api.POST('/client-links/reply', { body }))
  }
  return (
    <section className={classes.form} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('client.yours')}</h2>
      <TextField
        id={`${id}-name`}
        label={t('client.name')}
        hint={t('client.kept')}
        maxLength={200}
        value={name}
        error={tried && !name.trim() ? t('client.nameMissing') : undefined}
        onChange={setName}
      />
      {changing && (
        <TextField
          id={`${id}-note`}
          label={t('client.note')}
          long
          maxLength={4000}
          value={note}
          error={tried && !note.trim() ? t('client.noteMissing') : undefined}
          onChange={setNote}
        />
      )}
      {error && <ErrorLine text={error} />}
      <div className={classes.actions}>
        {changing ? (
          <>
            <Button look="primary" busy={busy} onClick={() => void answer('changes_asked')}>
              {t('client.send')}
            </Button>
            <Button look="quiet" onClick={() => setChanging(false)}>
              {t('ui.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button look="primary" busy={busy} onClick={() => void answer('accepted')}>
              {accept}
            </Button>
            <Button
              onClick={() => {
                setTried(false)
                setChanging(true)
              }}
            >
              {t('client.changes')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
