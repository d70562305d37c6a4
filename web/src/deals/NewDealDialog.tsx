import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import {
  CompanyLookup,
  ErrorLine,
  emptyTask,
  MoneyField,
  type Named,
  SelectField,
  startsOf,
  type TaskDraft,
  TaskFields,
  TextField,
  taskOf,
  type Unmet,
} from '../gate'
import { type Money, useI18n } from '../i18n'
import { answerOf, type PipelineView, useApi, useSession } from '../session'
import { useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { useAnnounce } from '../ui/LiveRegion'
import { useToast } from '../ui/Toast'
import classes from './deals.module.css'
import { useSaving } from './useSaving'

interface NewDealDialogProps {
  pipeline: PipelineView
  /** The stage it begins in; the first where absent. */
  stage?: string | undefined
  onClose: () => void
  onMade: (id: string) => void
}

/** A new deal: a name is enough, all else is asked where it is needed. */
export function NewDealDialog({ pipeline, stage: asked, onClose, onMade }: NewDealDialogProps) {
  const { t, zone } = useI18n()
  const api = useApi()
  const store = useStore()
  const id = useId()
  const toast = useToast()
  const navigate = useNavigate()
  const { announce } = useAnnounce()
  const { workspace } = useSession()
  const { busy, save, problem, error, errorOf } = useSaving()
  const [name, setName] = useState('')
  const [company, setCompany] = useState<Named>()
  const [value, setValue] = useState<Money>()
  const [task, setTask] = useState<TaskDraft>(emptyTask)
  const starts = startsOf(pipeline.pipeline.process)
  const [stage, setStage] = useState(starts.find(({ key }) => key === asked)?.key ?? starts[0]?.key ?? '')
  const [tried, setTried] = useState(false)
  const unmet = problem?.more.unmet as Unmet[] | undefined

  async function handleMake(at = stage) {
    setTried(true)
    if (name.trim() === '') return
    const next = taskOf(task, zone, false)
    const body: components['schemas']['DealDraft'] = {
      name: name.trim(),
      pipeline_id: pipeline.id,
      stage: at,
      ...(company && (company.id ? { company_id: company.id } : { company_name: company.name })),
      ...(value && { set: { value } }),
      ...(next && { next_step: next }),
    }
    let made: { id?: unknown; number?: unknown } = {}
    const saved = await save(async () => {
      made = await store.create('deal', (cid) =>
        answerOf(api.POST('/deals', { headers: writeHeaders(cid), body })),
      )
      return undefined
    })
    if (!saved) return
    onMade(String(made.id))
    onClose()
    announce(t('deal.made', { deal: body.name }))
    toast({
      text: t('deal.made', { deal: body.name }),
      actions: [
        {
          label: t('deal.open'),
          onAction: () => void navigate({ to: '/d/$number', params: { number: String(made.number) } }),
        },
      ],
    })
  }
  const stages = starts.map(({ key }) => {
    const { number, name } = pipeline.stages.find((each) => each.key === key) ?? { number: 1, name: key }
    return { key, label: `${number}. ${name}` }
  })
  return (
    <FormDialog
      title={t('deal.new')}
      save={t('deal.new.save')}
      busy={busy}
      onSave={() => void handleMake()}
      onClose={onClose}
    >
      <TextField
        id={`${id}-name`}
        label={t('deal.new.name')}
        hint={t('deal.new.hint')}
        maxLength={200}
        autoFocus
        value={name}
        error={tried && name.trim() === '' ? t('deal.new.nameMissing') : errorOf('name')}
        onChange={setName}
      />
      <CompanyLookup
        id={`${id}-company`}
        label={t('deal.new.company')}
        value={company}
        onChange={setCompany}
      />
      <MoneyField
        id={`${id}-value`}
        label={t('deal.new.value')}
        currency={workspace.currency}
        value={value}
        onChange={setValue}
      />
      {stages.length > 1 && (
        <SelectField
          id={`${id}-stage`}
          label={t('deal.new.stage')}
          value={stage}
          choices={stages}
          onChange={setStage}
        />
      )}
      <TaskFields id={`${id}-task`} label={t('deal.new.step')} value={task} onChange={setTask} />
      {unmet ? (
        <div className={classes.notice} role="alert">
          <p>{t('deal.new.asks', { count: unmet.length })}</p>
          <ul>
            {unmet.map((each) => (
              <li key={each.id}>{each.text}</li>
            ))}
          </ul>
          <Button
            onClick={() => {
              setStage(starts[0]?.key ?? '')
              void handleMake(starts[0]?.key)
            }}
          >
            {t('deal.new.atFirst', { stage: stages[0]?.label ?? '' })}
          </Button>
        </div>
      ) : (
        error && <ErrorLine text={error} />
      )}
    </FormDialog>
  )
}
