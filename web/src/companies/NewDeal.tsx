import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { writeHeaders } from '../api/client'
import { useI18n } from '../i18n'
import { answerOf, useApi, useForm, usePipelines } from '../session'
import { useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Field } from '../ui/Field'
import { Form } from '../ui/Form'
import { SelectField } from '../ui/SelectField'

interface NewDealProps {
  company: { id: string; name: string }
  onClose: () => void
}

/** A new deal with a company that is known: a name is enough, and its page opens. */
export function NewDeal({ company, onClose }: NewDealProps) {
  const { t } = useI18n()
  const api = useApi()
  const store = useStore()
  const navigate = useNavigate()
  const id = useId()
  const { pipelines } = usePipelines()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState('')
  const { errors, errorOf, busy, submit } = useForm({ name: `${id}-name`, pipeline_id: `${id}-pipeline` })

  const pipeline_id = chosen || pipelines[0]?.id
  const check = () => (name.trim() ? [] : [{ field: `${id}-name`, message: t('companies.dealNameMissing') }])
  async function make() {
    const body = { name: name.trim(), company_id: company.id, ...(pipeline_id && { pipeline_id }) }
    const made = await store.create('deal', (cid) =>
      answerOf(api.POST('/deals', { headers: writeHeaders(cid), body })),
    )
    onClose()
    void navigate({ to: '/d/$number', params: { number: String(made.number) } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('companies.newDealWith', { company: company.name })}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('companies.cancel')}
          </Button>
          <Button look="primary" type="submit" form={`${id}-form`} busy={busy}>
            {t('companies.newDeal')}
          </Button>
        </>
      }
    >
      <Form id={`${id}-form`} errors={errors} onSubmit={() => void submit(check, make)}>
        <Field
          id={`${id}-name`}
          label={t('companies.dealName')}
          hint={t('companies.name.hint')}
          error={errorOf(`${id}-name`)}
          maxLength={200}
          autoComplete="off"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {pipelines.length > 1 && (
          <SelectField
            id={`${id}-pipeline`}
            label={t('companies.pipeline')}
            error={errorOf(`${id}-pipeline`)}
            value={pipeline_id ?? ''}
            options={pipelines.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(event) => setChosen(event.target.value)}
          />
        )}
      </Form>
    </Dialog>
  )
}
