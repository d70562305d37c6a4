import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useId, useState } from 'react'
import { AlikeList, useTypedAlike } from '../alike'
import { writeHeaders } from '../api/client'
import { useI18n } from '../i18n'
import { answerOf, useApi, useForm } from '../session'
import { useStore } from '../state/hooks'
import { bodyOf } from '../tables'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Field } from '../ui/Field'
import { Form } from '../ui/Form'
import classes from './Companies.module.css'

interface CompanyDialogProps {
  open: boolean
  /** What has been searched for already. */
  name: string
  onClose: () => void
  onMade: (id: string) => void
}

/** A new company: a name is enough. */
export function CompanyDialog({ open, name: known, onClose, onMade }: CompanyDialogProps) {
  const { t } = useI18n()
  const api = useApi()
  const store = useStore()
  const id = useId()
  const [name, setName] = useState(known)
  const { errors, errorOf, busy, submit } = useForm({ name: `${id}-name` })
  useEffect(() => {
    if (open) setName(known)
  }, [open, known])

  const check = () => (name.trim() ? [] : [{ field: `${id}-name`, message: t('companies.nameMissing') }])
  async function make() {
    const made = await store.create('company', (cid) =>
      answerOf(api.POST('/companies', { headers: writeHeaders(cid), body: { name: name.trim() } })),
    )
    onClose()
    onMade(String(made.id))
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('companies.add')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('companies.cancel')}
          </Button>
          <Button look="primary" type="submit" form={`${id}-form`} busy={busy}>
            {t('companies.add')}
          </Button>
        </>
      }
    >
      <Form id={`${id}-form`} errors={errors} onSubmit={() => void submit(check, make)}>
        <Field
          id={`${id}-name`}
          label={t('companies.name')}
          hint={t('companies.name.hint')}
          error={errorOf(`${id}-name`)}
          maxLength={200}
          autoComplete="off"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Alike name={name} />
      </Form>
    </Dialog>
  )
}

/** Companies that may be the same, from the third character on; they never stand in the way. */
function Alike({ name }: { name: string }) {
  const { t } = useI18n()
  const api = useApi()
  const wanted = useDeferredValue(name.trim())
  const looks = useTypedAlike({ noun: 'company', company_name: name })
  const { data = [] } = useQuery({
    queryKey: ['find', 'company', wanted],
    staleTime: 60_000,
    queryFn: async () =>
      (await bodyOf(api.GET('/search', { params: { query: { q: wanted, limit: 8 } } }))).companies,
    enabled: wanted.length >= 3,
  })
  const found = wanted.length < 3 ? [] : data.filter(({ id }) => !looks.some((look) => look.id === id))
  return (
    <>
      <AlikeList looks={looks} />
      {found.length > 0 && (
        <div role="status">
          <p className={classes.about}>{t('companies.alike')}</p>
          <ul className={classes.alike}>
            {found.map((company) => (
              <li key={company.id}>
                <Link to="/companies/$id" params={{ id: company.id }}>
                  {company.name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
