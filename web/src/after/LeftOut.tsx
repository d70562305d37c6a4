import { useId, useState } from 'react'
import { ErrorLine, TextField } from '../gate'
import { useI18n } from '../i18n'
import { useSending } from '../offers'
import shared from '../offers/offers.module.css'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import classes from './After.module.css'
import { useAfterWork, type Worked } from './useAfter'

/** The border of the work: what the client has not bought. */
export function LeftOut({ deal, onChanged }: { deal: Worked; onChanged: () => void }) {
  const { t } = useI18n()
  const { can } = useSession()
  const { data } = useAfterWork(deal)
  const [editing, setEditing] = useState(false)
  if (!data) return null
  return (
    <section className={classes.part} aria-label={t('after.leftOut')}>
      <h3 className={classes.head}>{t('after.leftOut')}</h3>
      {data.left_out.length === 0 ? (
        <p className={shared.hint}>{t('after.leftOut.none')}</p>
      ) : (
        <ul className={classes.steps}>
          {data.left_out.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {can('set-left-out') && (
        <div>
          <Button aria-label={t('after.leftOut.editThis')} onClick={() => setEditing(true)}>
            {t('after.leftOut.edit')}
          </Button>
        </div>
      )}
      {editing && (
        <LeftOutDialog
          deal={deal}
          lines={data.left_out}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface LeftOutDialogProps {
  deal: Worked
  lines: readonly string[]
  onClose: () => void
  onDone: () => void
}

function LeftOutDialog({ deal, lines, onClose, onDone }: LeftOutDialogProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, save, error } = useSending()
  const [text, setText] = useState(lines.join('\n'))

  async function handleSave() {
    const saved = await save(deal.id, (headers) =>
      api.PUT('/deals/{id}/left-out', {
        params: { path: { id: deal.id }, header: {} },
        headers,
        body: { left_out: text.split('\n').filter((line) => line.trim() !== '') },
      }),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('after.leftOut')}
      save={t('after.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <TextField
        id={`${id}-lines`}
        label={t('after.leftOut.lines')}
        long
        autoFocus
        value={text}
        onChange={setText}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
