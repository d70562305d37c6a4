import { useState } from 'react'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi } from '../session'
import { type Away, AwayFields } from './AwayFields'
import type { Lead } from './useLeads'

interface LeadOutProps {
  lead: Lead
  title: string
  how: Away['how']
  onClose: () => void
  onDone: () => void
}

/** Puts a lead away: for good with a reason, or until a day. */
export function LeadOut({ lead, title, how, onClose, onDone }: LeadOutProps) {
  const { t } = useI18n()
  const api = useApi()
  const { busy, error, send } = useBilling()
  const [away, setAway] = useState<Away>({ how, reason: '', remark: '' })
  const path = { params: { path: { id: lead.id } } }

  async function save() {
    const { day, reason, remark } = away
    const done = await send(
      (headers) =>
        how === 'recycle'
          ? api.POST('/leads/{id}/recycle', {
              ...path,
              headers,
              body: { recycle_on: day?.date ?? '', remark },
            })
          : api.POST('/leads/{id}/disqualify', { ...path, headers, body: { reason, remark } }),
      lead.version,
    )
    if (done) onDone()
  }
  return (
    <BillDialog
      title={t(how === 'recycle' ? 'leads.recycle.this' : 'leads.disqualify.this', { lead: title })}
      save={t(how === 'recycle' ? 'leads.recycle' : 'leads.disqualify')}
      busy={busy}
      error={error}
      onSave={() => void save()}
      onClose={onClose}
    >
      <AwayFields away={away} onChange={setAway} autoFocus />
    </BillDialog>
  )
}
