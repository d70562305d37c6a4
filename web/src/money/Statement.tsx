import { IconFileDownload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { components } from '../api/schema'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import classes from './Money.module.css'
import { useBilling } from './useBilling'

type Line = components['schemas']['StatementLine']
type Unread = components['schemas']['UnreadLine']
type Proposal = components['schemas']['Proposal']

/** Takes a bank statement and shows what it may pay. Nothing is booked but by a press. */
export function Statement({ onBooked }: { onBooked: () => void }) {
  const { t } = useI18n()
  const api = useApi()
  const picker = useRef<HTMLInputElement>(null)
  const { busy, error, send } = useBilling()
  const [lines, setLines] = useState<Line[]>()
  const [unread, setUnread] = useState<Unread[]>([])

  async function handleFile(file: File | undefined) {
    if (!file) return
    const content = await base64(file)
    const read = await send((headers) =>
      api.POST('/statements', { headers, body: { file: file.name, content } }),
    )
    if (!read?.data) return
    setLines(read.data.items)
    setUnread(read.data.unread)
  }
  return (
    <>
      <Button
        icon={<IconFileDownload size={18} stroke={1.5} />}
        busy={busy}
        onClick={() => picker.current?.click()}
      >
        {t('money.statement')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".csv,.txt,.xlsx"
        aria-label={t('money.statement')}
        onChange={({ target }) => {
          void handleFile(target.files?.[0])
          target.value = ''
        }}
      />
      {error && !lines && <ErrorLine text={error} />}
      {lines && (
        <Dialog
          open
          wide
          onClose={() => setLines(undefined)}
          title={t('money.statement.title')}
          actions={<Button onClick={() => setLines(undefined)}>{t('money.close')}</Button>}
        >
          <p className={classes.hint}>{t('money.statement.hint')}</p>
          {unread.map(({ row, column, value }) => (
            <ErrorLine key={row} text={t('money.statement.unread', { row, column, value })} />
          ))}
          <ul className={classes.rows}>
            {lines.map((line) => (
              <StatementRow
                key={line.line}
                line={line}
                onBooked={() => {
                  setLines(lines.map((each) => (each.line === line.line ? { ...each, booked: true } : each)))
                  onBooked()
                }}
              />
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}

function StatementRow({ line, onBooked }: { line: Line; onBooked: () => void }) {
  const { t, format } = useI18n()
  const api = useApi()
  const { busy, error, send } = useBilling()
  const best = line.proposals[0]

  async function handleBook({ deal_id, invoice_id }: Proposal) {
    const booked = await send((headers) =>
      api.POST('/deals/{id}/payments', {
        params: { path: { id: deal_id } },
        headers,
        body: {
          invoice_id,
          amount: line.amount,
          currency: line.currency,
          received_on: line.on,
          reference: [line.payer, line.text].filter(Boolean).join(' · ').slice(0, 500),
          line: line.line,
        },
      }),
    )
    if (booked) onBooked()
  }
  return (
    <li className={classes.row}>
      <span className={classes.what}>
        {[format.date(line.on), line.payer].filter(Boolean).join(' · ')}
        <span className={classes.about}>{line.text}</span>
        {best && !line.booked && (
          <span className={classes.about}>
            {t('money.statement.proposal', { number: best.number, deal: best.deal_name })} ·{' '}
            {t('money.statement.confidence', { confidence: best.confidence })}:{' '}
            {format.list(best.reasons.map((reason) => t('money.statement.reason', { reason })))}
          </span>
        )}
        {error && <ErrorLine text={error} />}
      </span>
      <span className={classes.sum}>
        {format.money({ minor: line.amount, currency: line.currency })}
        {(line.booked || !best) && (
          <span className={classes.about}>
            {t(line.booked ? 'money.statement.booked' : 'money.statement.unknown')}
          </span>
        )}
      </span>
      {best && !line.booked && (
        <Button busy={busy} onClick={() => void handleBook(best)}>
          {t('money.statement.book')}
        </Button>
      )}
    </li>
  )
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
