import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi, useSession } from '../session'
import { bodyOf, Segments } from '../tables'
import { Button } from '../ui/Button'
import { Checks } from '../ui/Choices'
import { useToast } from '../ui/Toast'
import { type Away, AwayFields } from './AwayFields'
import classes from './Leads.module.css'
import type { Lead } from './useLeads'

type DeadLead = components['schemas']['DeadLead']

interface DeadLeadsProps {
  /** What is shown; when it changes, others may be dead. */
  leads: readonly Lead[] | undefined
  onChanged: () => void
}

/** Leads from which nothing more will come, to be let go in one step. */
export function DeadLeads({ leads, onChanged }: DeadLeadsProps) {
  const { t } = useI18n()
  const api = useApi()
  const { can } = useSession()
  const [sweeping, setSweeping] = useState(false)
  const { data } = useQuery({
    queryKey: ['dead-leads', leads?.map(({ id, version }) => `${id} ${version}`)],
    queryFn: () => bodyOf(api.GET('/dead-leads')),
    enabled: can('sweep-leads') && leads !== undefined,
  })
  const dead = data?.items ?? []
  if (dead.length === 0) return null
  return (
    <div className={classes.dead}>
      <p>{t('leads.dead', { count: dead.length })}</p>
      <Button onClick={() => setSweeping(true)}>{t('leads.dead.look')}</Button>
      {sweeping && <Sweep dead={dead} onClose={() => setSweeping(false)} onChanged={onChanged} />}
    </div>
  )
}

interface SweepProps {
  dead: readonly DeadLead[]
  onClose: () => void
  onChanged: () => void
}

function Sweep({ dead, onClose, onChanged }: SweepProps) {
  const { t, format } = useI18n()
  const id = useId()
  const api = useApi()
  const toast = useToast()
  const { busy, error, send } = useBilling()
  const [chosen, setChosen] = useState(dead.map(({ lead }) => lead.id))
  const [away, setAway] = useState<Away>({ how: 'recycle', reason: '', remark: '' })

  async function undo(sweep: string) {
    await send((headers) => api.POST('/sweeps/{id}/undo', { params: { path: { id: sweep } }, headers }))
    onChanged()
  }
  async function save() {
    const { how, day, reason, remark } = away
    const where = how === 'recycle' ? { recycle_on: day?.date ?? '' } : { reason }
    const done = await send((headers) =>
      api.POST('/sweeps', { headers, body: { leads: chosen, remark, ...where } }),
    )
    if (!done?.data) return
    const sweep = done.data
    toast({ text: t('leads.dead.done', { count: sweep.leads }), onUndo: () => void undo(sweep.id) })
    onClose()
    onChanged()
  }
  return (
    <BillDialog
      title={t('leads.dead.title')}
      save={t('leads.dead.save', { count: chosen.length })}
      busy={busy}
      error={error}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Checks
        id={`${id}-leads`}
        legend={t('nav.leads')}
        choices={dead.map(({ lead, why, since }) => ({
          id: lead.id,
          label: `L-${lead.number} ${lead.name || lead.company_name || lead.emails[0] || lead.phones[0] || ''}`,
          about: t('leads.dead.why', { why, day: format.instant(Date.parse(since ?? '')) }),
        }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Segments
        legend={t('leads.dead.how')}
        value={away.how}
        choices={[
          { key: 'recycle', label: t('leads.recycle') },
          { key: 'disqualify', label: t('leads.disqualify') },
        ]}
        onChange={(how) => setAway({ ...away, how })}
      />
      <AwayFields away={away} onChange={setAway} />
    </BillDialog>
  )
}
