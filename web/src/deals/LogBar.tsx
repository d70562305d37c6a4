import { IconCalendarEvent, IconMail, IconNote, IconPhone } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { type ActivityAnswer, ErrorLine, TextField, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import { useAnnounce } from '../ui/LiveRegion'
import { useShortcut } from '../ui/Shortcuts'
import classes from './deal-page.module.css'
import { useSaving } from './useSaving'

export type LogKind = 'call' | 'meeting' | 'mail' | 'note'

const icons: Record<LogKind, ReactNode> = {
  call: <IconPhone size={18} stroke={1.5} />,
  meeting: <IconCalendarEvent size={18} stroke={1.5} />,
  mail: <IconMail size={18} stroke={1.5} />,
  note: <IconNote size={18} stroke={1.5} />,
}
const kinds: readonly LogKind[] = ['call', 'meeting', 'mail', 'note']

interface LogBarProps {
  dealId: string
  open: LogKind | undefined
  onOpen: (kind: LogKind | undefined) => void
  onLogged: () => void
}

/** Puts on record what happened, in two taps: what it was, and how it went. */
export function LogBar({ dealId, open, onOpen, onLogged }: LogBarProps) {
  const { t } = useI18n()
  useShortcut('l', () => onOpen('call'))
  return (
    <div className={classes.log}>
      <div className={classes.logKinds}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            icon={icons[kind]}
            aria-expanded={open === kind}
            onClick={() => onOpen(open === kind ? undefined : kind)}
          >
            {t('deal.log.kind', { kind })}
          </Button>
        ))}
      </div>
      {open && (
        <LogForm
          key={open}
          kind={open}
          dealId={dealId}
          onDone={() => {
            onOpen(undefined)
            onLogged()
          }}
        />
      )}
    </div>
  )
}

interface Way {
  id: string
  label: string
  activity: Pick<ActivityAnswer, 'direction' | 'two_way'>
}

/** How it can have gone, for each kind. */
function useWays(kind: LogKind): Way[] {
  const { t } = useI18n()
  const ours = { direction: 'ours' } as const
  const theirs = { direction: 'theirs', two_way: true } as const
  switch (kind) {
    case 'call':
      return [
        { id: 'reached', label: t('deal.log.reached'), activity: { ...ours, two_way: true } },
        { id: 'missed', label: t('deal.log.missed'), activity: { ...ours, two_way: false } },
        { id: 'theirs', label: t('deal.log.theyCalled'), activity: theirs },
      ]
    case 'meeting':
      return [{ id: 'met', label: t('deal.log.met'), activity: { ...ours, two_way: true } }]
    case 'mail':
      return [
        { id: 'sent', label: t('deal.log.weWrote'), activity: { ...ours, two_way: false } },
        { id: 'got', label: t('deal.log.theyWrote'), activity: theirs },
      ]
    case 'note':
      return [{ id: 'note', label: t('deal.log.saveNote'), activity: ours }]
  }
}

function LogForm({ kind, dealId, onDone }: { kind: LogKind; dealId: string; onDone: () => void }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { write } = useDealChanges()
  const { announce } = useAnnounce()
  const { busy, save, error } = useSaving()
  const [note, setNote] = useState('')
  const ways = useWays(kind)
  const empty = kind === 'note' && note.trim() === ''
  const [tried, setTried] = useState(false)

  async function handleLog({ activity }: Way) {
    setTried(true)
    if (empty) return
    const body: ActivityAnswer = { kind, ...activity, ...(note.trim() && { note: note.trim() }) }
    const saved = await save(async () => {
      await write((headers) =>
        api.POST('/deals/{id}/activities', { params: { path: { id: dealId } }, headers, body }),
      )
      return undefined
    })
    if (!saved) return
    announce(t('deal.log.done'))
    onDone()
  }
  return (
    <div className={classes.form}>
      <TextField
        id={`${id}-note`}
        label={t('deal.log.note')}
        long
        value={note}
        error={tried && empty ? t('deal.log.noteMissing') : undefined}
        onChange={setNote}
      />
      {error && <ErrorLine text={error} />}
      <fieldset className={classes.ways}>
        <legend className={classes.hidden}>{t('deal.log.how')}</legend>
        {ways.map((way, i) => (
          <Button
            key={way.id}
            look={i === 0 ? 'primary' : 'plain'}
            busy={busy}
            onClick={() => void handleLog(way)}
          >
            {way.label}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}
