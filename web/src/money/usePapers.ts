import { useI18n } from '../i18n'
import { useSession } from '../session'
import type { MenuItem } from '../ui/Menu'
import type { Invoice } from './account'

/** Where the PDF of an invoice is, or of one of its credit notes. */
export function invoicePDF(id: string, credit?: string): string {
  return `/api/v1/invoices/${id}/pdf${credit ? `?credit_id=${credit}` : ''}`
}

/** The papers of an invoice, each to be looked at in a window of its own. */
export function usePapers({ id, credits, reminders }: Invoice): MenuItem[] {
  const { t } = useI18n()
  const { can } = useSession()
  if (!can('get-invoice-pdf')) return []
  const show = (url: string) => () => void window.open(url, '_blank', 'noreferrer')
  return [
    { id: 'pdf', label: t('money.invoice.show'), onSelect: show(invoicePDF(id)) },
    ...credits.map((note) => ({
      id: note.id,
      label: t('money.credit.show', { number: note.number }),
      onSelect: show(invoicePDF(id, note.id)),
    })),
    ...reminders.map(({ step }) => ({
      id: `reminder-${step}`,
      label: t('money.reminder.show', { step }),
      onSelect: show(`/api/v1/invoices/${id}/reminders/${step}/pdf`),
    })),
  ]
}

/** What became of the last reminder of an invoice. */
export function useReminded({ reminders }: Invoice): string {
  const { t, format } = useI18n()
  const last = reminders.at(-1)
  if (!last) return ''
  const state = last.settled ? 'settled' : last.done_at ? 'done' : 'due'
  return t('money.reminder', { state, step: last.step, date: last.done_at ? format.date(last.done_at) : '' })
}
