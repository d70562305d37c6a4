import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { textIn, useApi } from '../session'
import { Awaited, bodyOf, Segments } from '../tables'
import type { Lead } from './useLeads'

interface QualifyLeadProps {
  lead: Lead
  title: string
  onClose: () => void
  onDone: () => void
}

/** The questions by which the lead's pipeline judges it: all of them, or as many as were answered. */
export function QualifyLead({ lead, title, onClose, onDone }: QualifyLeadProps) {
  const { t, language } = useI18n()
  const api = useApi()
  const { busy, error, send } = useBilling()
  const path = { params: { path: { id: lead.id } } }
  const query = useQuery({
    queryKey: ['lead', lead.id, lead.version],
    queryFn: () => bodyOf(api.GET('/leads/{id}', path)),
  })
  const [picked, setPicked] = useState(
    () => new Map(lead.qualification.answers.map(({ question, choice }) => [question, choice])),
  )

  async function save() {
    const answers = [...picked].flatMap(([question, choice]) => (choice ? { question, choice } : []))
    const done = await send(
      (headers) => api.PUT('/leads/{id}/qualification', { ...path, headers, body: { answers } }),
      lead.version,
    )
    if (done) onDone()
  }
  return (
    <BillDialog
      title={t('leads.qualify.this', { lead: title })}
      save={t('leads.qualify.save')}
      busy={busy}
      error={error}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Awaited query={query} title={t('leads.qualify.failed')} />
      {query.data?.questions.map((question) => (
        <Segments
          key={question.key}
          legend={textIn(question.text, language)}
          value={picked.get(question.key) ?? ''}
          choices={[
            { key: '', label: t('leads.qualify.unasked') },
            ...question.choices.map(({ key, text, knock_out }) => ({
              key,
              label: textIn(text, language),
              ...(knock_out && { title: t('leads.qualify.knockOut') }),
            })),
          ]}
          onChange={(choice) => setPicked((before) => new Map(before).set(question.key, choice))}
        />
      ))}
    </BillDialog>
  )
}
