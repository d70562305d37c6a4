import { useI18n } from '../i18n'
import { useEdits, useForm, useSession } from '../session'
import { Field } from '../ui/Field'
import { Form, Section, Submit } from '../ui/Form'
import { TextArea } from '../ui/TextArea'
import { useFirmSaving } from './own'
import { parseDays } from './reminder-days'

interface Draft {
  address: string
  tax_id: string
  bank_account: string
  invoice_note: string
  reminder_days: string
}

const usual = [3, 14, 30]

/** What papers for clients say of the firm, and when clients are reminded of money. */
export function Papers() {
  const { t } = useI18n()
  const { workspace } = useSession()
  const ids = {
    address: 'papers-address',
    tax_id: 'papers-tax',
    bank_account: 'papers-bank',
    invoice_note: 'papers-note',
    reminder_days: 'papers-reminders',
  }
  const form = useForm(ids)
  const {
    address = '',
    tax_id = '',
    bank_account = '',
    invoice_note = '',
    reminder_days,
  } = workspace.settings
  const stored: Draft = {
    address,
    tax_id,
    bank_account,
    invoice_note,
    reminder_days: (reminder_days ?? usual).join(', '),
  }
  const { draft, edits, origin, isEdited, change, reset } = useEdits(stored)
  const labels: Record<keyof Draft, string> = {
    address: t('settings.papers.address'),
    tax_id: t('settings.papers.taxId'),
    bank_account: t('settings.papers.bank'),
    invoice_note: t('settings.papers.note'),
    reminder_days: t('settings.papers.reminders'),
  }
  const { save, question } = useFirmSaving((field, value) => ({
    label: labels[field as keyof Draft] ?? field,
    text: Array.isArray(value) ? value.join(', ') : String(value ?? ''),
  }))
  const check = () =>
    parseDays(draft.reminder_days)
      ? []
      : [{ field: ids.reminder_days, message: t('settings.papers.reminders.wrong') }]

  async function send() {
    if (!isEdited || (await save(inDays(edits), inDays(origin)))) reset()
  }
  const of = (field: keyof Draft) => ({
    id: ids[field],
    label: labels[field],
    value: draft[field],
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
    error: form.errorOf(ids[field]),
  })
  return (
    <Section title={t('settings.papers')} about={t('settings.papers.hint')}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(check, send)}
        actions={<Submit busy={form.busy}>{t('settings.save')}</Submit>}
      >
        <TextArea {...of('address')} rows={3} maxLength={500} />
        <Field {...of('tax_id')} maxLength={50} />
        <TextArea {...of('bank_account')} hint={t('settings.papers.bank.hint')} rows={3} maxLength={500} />
        <TextArea {...of('invoice_note')} hint={t('settings.papers.note.hint')} rows={2} maxLength={1000} />
        <Field {...of('reminder_days')} hint={t('settings.papers.reminders.hint')} />
      </Form>
      {question}
    </Section>
  )
}

/** The texts as the server takes them. */
function inDays({ reminder_days, ...texts }: Partial<Draft>) {
  return reminder_days === undefined ? texts : { ...texts, reminder_days: parseDays(reminder_days) ?? [] }
}
