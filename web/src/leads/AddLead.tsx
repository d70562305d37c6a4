import { useId, useState } from 'react'
import { AlikeList, useTypedAlike } from '../alike'
import { TextField, Tick } from '../gate'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi } from '../session'

/** Takes a lead in while somebody is on the phone: a name and a number are enough. */
export function AddLead({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { busy, error, send } = useBilling()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [mail, setMail] = useState('')
  const [company, setCompany] = useState('')
  const [note, setNote] = useState('')
  const [spoken, setSpoken] = useState(true)
  const alike = useTypedAlike({ name, phone, email: mail, company_name: company })

  async function add() {
    const body = {
      name,
      company_name: company,
      note,
      spoken,
      emails: mail.trim() ? [mail.trim()] : [],
      phones: phone.trim() ? [phone.trim()] : [],
      door: spoken ? ('phone' as const) : ('manual' as const),
    }
    if (await send((headers) => api.POST('/leads', { headers, body }))) onAdded()
  }
  return (
    <BillDialog
      title={t('leads.add')}
      save={t('leads.add.save')}
      busy={busy}
      error={error}
      onSave={() => void add()}
      onClose={onClose}
    >
      <TextField
        id={`${id}-name`}
        label={t('leads.name')}
        autoFocus
        value={name}
        maxLength={200}
        onChange={setName}
      />
      <TextField id={`${id}-phone`} label={t('leads.phone')} value={phone} onChange={setPhone} />
      <TextField id={`${id}-mail`} label={t('leads.mail')} value={mail} onChange={setMail} />
      <TextField
        id={`${id}-company`}
        label={t('leads.company')}
        value={company}
        maxLength={200}
        onChange={setCompany}
      />
      <TextField
        id={`${id}-note`}
        label={t('leads.note')}
        long
        value={note}
        maxLength={10000}
        onChange={setNote}
      />
      <AlikeList looks={alike} />
      <Tick id={`${id}-spoken`} label={t('leads.spoken')} checked={spoken} onChange={setSpoken} />
    </BillDialog>
  )
}
