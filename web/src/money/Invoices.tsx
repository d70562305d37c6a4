import { IconDotsVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { IconButton } from '../ui/IconButton'
import { Menu, type MenuItem } from '../ui/Menu'
import { useToast } from '../ui/Toast'
import type { Billed, Invoice } from './account'
import classes from './Money.module.css'
import { State } from './Plan'
import { ReasonDialog } from './ReasonDialog'
import { useBilling } from './useBilling'
import { usePapers, useReminded } from './usePapers'

interface InvoicesProps {
  deal: Billed
  onChanged: () => void
}

/** What the client was asked for, and what became of it. */
export function Invoices({ deal, onChanged }: InvoicesProps) {
  const { t } = useI18n()
  const api = useApi()
  const [taken, setTaken] = useState<Invoice>()
  if (deal.account.invoices.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('money.invoices')}</h3>
      <ul className={classes.rows}>
        {deal.account.invoices.map((invoice) => (
          <InvoiceRow
            key={invoice.id}
            invoice={invoice}
            onChanged={onChanged}
            onTakeBack={() => setTaken(invoice)}
          />
        ))}
      </ul>
      {taken && (
        <ReasonDialog
          title={t('money.credit.title', { number: taken.number })}
          hint={t('money.credit.hint')}
          save={t('money.credit.save')}
          act={(headers, reason) =>
            api.POST('/invoices/{id}/credits', {
              params: { path: { id: taken.id } },
              headers,
              body: { reason },
            })
          }
          onClose={() => setTaken(undefined)}
          onDone={() => {
            setTaken(undefined)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface InvoiceRowProps {
  invoice: Invoice
  onChanged: () => void
  onTakeBack: () => void
}

function InvoiceRow({ invoice, onChanged, onTakeBack }: InvoiceRowProps) {
  const { t, format } = useI18n()
  const items = useActions(invoice, onChanged, onTakeBack)
  const { number, state, due_on, days_late, open = 0, amount, currency, credits, text, sent_at } = invoice
  const reminded = useReminded(invoice)
  const late = days_late ? t('money.late', { days: days_late }) : ''
  const about = [
    text,
    due_on && state !== 'paid' && state !== 'credited' && t('money.due', { date: format.date(due_on) }),
    late,
    state === 'partly_paid' && t('money.stillOpen', { sum: format.money({ minor: open, currency }) }),
    sent_at && t('money.sent'),
    ...credits.map((note) => t('money.credit', { number: note.number })),
    reminded,
  ]
  return (
    <li className={classes.row}>
      <span className={classes.what}>
        {number || t('money.invoice.noNumber')}
        <span className={classes.about} data-late={late !== '' || undefined}>
          {about.filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={classes.end}>
        <span className={classes.sum}>
          {amount ? format.money({ minor: amount, currency }) : ''}
          <State state={state === 'open' ? 'waiting' : state} />
        </span>
        {items.length > 0 && (
          <Menu label={t('money.invoice.actions', { number })} items={items}>
            <IconButton label={t('money.invoice.actions', { number })}>
              <IconDotsVertical size={16} stroke={1.75} />
            </IconButton>
          </Menu>
        )}
      </span>
    </li>
  )
}

function useActions(invoice: Invoice, onChanged: () => void, onTakeBack: () => void): MenuItem[] {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const toast = useToast()
  const { send } = useBilling()
  const papers = usePapers(invoice)
  if (!can('create-invoice')) return papers
  const path = { params: { path: { id: invoice.id } } }

  async function carryOut(act: (headers: Record<string, string>) => Promise<unknown>, text: string) {
    if (await send(act)) toast({ text })
    onChanged()
  }
  if (invoice.state === 'draft') {
    return [
      ...papers,
      {
        id: 'issue',
        label: t('money.invoice.issue'),
        onSelect: () =>
          void carryOut(
            (headers) => api.POST('/invoices/{id}/issue', { ...path, headers }),
            t('money.invoice.issuedNow'),
          ),
      },
      {
        id: 'drop',
        label: t('money.invoice.drop'),
        danger: true,
        onSelect: () =>
          void carryOut(
            (headers) => api.DELETE('/invoices/{id}', { ...path, headers }),
            t('money.invoice.dropped'),
          ),
      },
    ]
  }
  const markSent: MenuItem = {
    id: 'sent',
    label: t('money.invoice.markSent'),
    onSelect: () =>
      void carryOut(
        (headers) => api.POST('/invoices/{id}/sent', { ...path, headers }),
        t('money.invoice.markedSent'),
      ),
  }
  const credit: MenuItem = {
    id: 'credit',
    label: t('money.credit.save'),
    danger: true,
    onSelect: onTakeBack,
  }
  return [
    ...papers,
    ...(invoice.sent_at ? [] : [markSent]),
    ...(invoice.state === 'credited' ? [] : [credit]),
  ]
}
