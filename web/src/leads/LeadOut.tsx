import { useId, useState } from 'react'
import { Chips, DateField, type DayAndTime, TextField } from '../gate'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { textIn, useApi, useSession } from '../session'
import type { Lead } from './useLeads'

interface LeadOutProps {
  lead: Lead
  title: string
  how: 'disqualify' | 'recycle'
  onClose: () => void
  onDone: () => void
}

/** Puts a lead away: for good with a reason, or until a day. */
export function LeadOut({ lead, title, how, onClose, onDone }: LeadOutProps) {
  const { t, language } = useI18n()
  const id = useId()
  const api = useApi()
  const { workspace } = useSession()
  const { busy, error, send } = useBilling()
  const [reason, setReason] = useState('')
  const [day, setDay] = useState<DayAndTime>()
  const [remark, setRemark] = useState('')
  const path = { params: { path: { id: lead.id } } }

  async function save() {
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
      {how === 'recycle' ? (
        <DateField id={`${id}-day`} label={t('leads.recycle.day')} value={day} onChange={setDay} autoFocus />
      ) : (
        <Chips
          id={`${id}-reason`}
          legend={t('leads.reason')}
          value={reason}
          choices={workspace.settings.loss_reasons.map(({ key, label }) => ({
            key,
            label: textIn(label, language),
          }))}
          onChange={setReason}
        />
      )}
      <TextField id={`${id}-remark`} label={t('leads.remark')} long value={remark} onChange={setRemark} />
    </BillDialog>
  )
}
