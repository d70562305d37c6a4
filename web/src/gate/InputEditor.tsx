import { useI18n } from '../i18n'
import { type Draft, type Input, isDone } from './criteria'
import { ActivityFields, activityKinds } from './inputs/ActivityFields'
import { DateField } from './inputs/DateField'
import { DocumentFields } from './inputs/DocumentFields'
import { emptyDocument } from './inputs/document'
import { HandoverFields } from './inputs/HandoverFields'
import { MoneyField } from './inputs/MoneyField'
import { PaymentFields } from './inputs/PaymentFields'
import { CompanyLookup, ContactLookup, ProductSelect, UserSelect } from './inputs/people'
import { SignsFields } from './inputs/SignsFields'
import { TaskFields } from './inputs/TaskFields'
import { Chips, SelectField, TextField } from './inputs/TextInputs'
import { emptyTask } from './inputs/task'
import { useFieldLabel } from './labels'

/** The deal that is asked about, as far as the editors need it. */
export interface AskedDeal {
  id: string
  company_id: string
  currency: string
}

interface InputEditorProps {
  id: string
  input: Input
  deal: AskedDeal
  draft: Draft
  onChange: (draft: Draft) => void
  /** A company that is new has to be made before it can be chosen. */
  onNewCompany: (name: string) => void
  error?: string | undefined
  /** Offered while a text is typed. */
  suggestions?: readonly string[] | undefined
}

/** More choices than this are a list, fewer stand side by side. */
const mostChips = 5

/** The editor that fits what the server asks for. */
export function InputEditor({
  id,
  input,
  deal,
  draft,
  onChange,
  onNewCompany,
  error,
  suggestions,
}: InputEditorProps) {
  const { t } = useI18n()
  const fieldLabel = useFieldLabel()
  const label = input.name === 'note' ? t('gate.note') : fieldLabel(input.label)
  const common = { id, label, error }
  const text = draft.text ?? ''
  const handleText = (next: string) => onChange({ text: next })

  switch (input.kind) {
    case 'long_text':
      return <TextField {...common} long value={text} onChange={handleText} />
    case 'number':
      return <TextField {...common} numeric value={text} onChange={handleText} />
    case 'tags':
      return <TextField {...common} hint={t('gate.tags.hint')} value={text} onChange={handleText} />
    case 'money':
      return (
        <MoneyField
          {...common}
          currency={draft.money?.currency ?? deal.currency}
          value={draft.money}
          onChange={(money, text) => onChange({ money, text })}
        />
      )
    case 'date':
      return <DateField {...common} value={draft.day} onChange={(day, text) => onChange({ day, text })} />
    case 'yes_no':
      return (
        <Chips
          id={id}
          legend={label}
          value={draft.yes === undefined ? undefined : draft.yes ? 'yes' : 'no'}
          choices={[
            { key: 'yes', label: t('gate.yes') },
            { key: 'no', label: t('gate.no') },
          ]}
          onChange={(key) => onChange({ yes: key === 'yes' })}
        />
      )
    case 'choice':
      return (input.choices?.length ?? 0) <= mostChips ? (
        <Chips id={id} legend={label} value={text} choices={input.choices ?? []} onChange={handleText} />
      ) : (
        <SelectField
          {...common}
          none={t('gate.choose')}
          value={text}
          choices={input.choices ?? []}
          onChange={handleText}
        />
      )
    case 'person':
    case 'user':
      return <UserSelect {...common} role={input.role} value={text} onChange={handleText} />
    case 'product':
      return <ProductSelect {...common} value={text} onChange={handleText} />
    case 'company':
      return (
        <CompanyLookup
          {...common}
          value={draft.named}
          onChange={(named) => onChange({ named })}
          onAdd={onNewCompany}
        />
      )
    case 'contact':
      return (
        <ContactLookup
          {...common}
          label={t('gate.contact.find')}
          company={deal.company_id}
          value={draft.named}
          onChange={(named) => onChange({ named })}
        />
      )
    case 'activity':
      return (
        <ActivityFields
          id={id}
          legend={t('gate.activity.legend')}
          kinds={activityKinds.filter((kind) => input.choices?.some(({ key }) => key === kind) ?? true)}
          twoWay={input.two_way ?? false}
          value={draft.activity ?? {}}
          onChange={(activity) => onChange({ activity })}
        />
      )
    case 'task':
      return (
        <TaskFields
          id={id}
          label={t(isDone(input) ? 'gate.task.done' : 'gate.task.what')}
          done={isDone(input)}
          value={draft.task ?? emptyTask}
          error={error}
          onChange={(task) => onChange({ task })}
        />
      )
    case 'payment':
      return (
        <PaymentFields
          id={id}
          legend={label}
          due={input.money}
          currency={deal.currency}
          value={draft.payment ?? {}}
          error={error}
          onChange={(payment) => onChange({ payment })}
        />
      )
    case 'document':
      return (
        <DocumentFields
          id={id}
          kinds={input.choices ?? []}
          signed={input.state === 'signed'}
          value={draft.document ?? emptyDocument}
          error={error}
          onChange={(document) => onChange({ document })}
        />
      )
    case 'handover':
      return input.handover ? (
        <HandoverFields
          id={id}
          asked={input.handover}
          first={input.role}
          value={draft.handover ?? {}}
          onChange={(handover) => onChange({ handover })}
        />
      ) : null
    case 'signs':
      return (
        <SignsFields
          id={id}
          well={input.well ?? []}
          badly={input.badly ?? []}
          value={draft.signs}
          onChange={(signs) => onChange({ signs })}
        />
      )
  }
  return <TextField {...common} value={text} onChange={handleText} suggestions={suggestions} />
}
