import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { useI18n } from '../i18n'
import { answerOf, useApi, useForm } from '../session'
import { useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { CopyField } from '../ui/CopyField'
import { Dialog } from '../ui/Dialog'
import { Form } from '../ui/Form'
import { personErrors } from './check'
import { useInvitation } from './invitation'
import { type PersonDraft, PersonFields, personIds } from './PersonFields'

const empty: PersonDraft = { name: '', email: '', roles: ['seller'], sees: 'own', team_id: '' }

interface AddPersonProps {
  open: boolean
  onClose: () => void
}

/** Adds somebody and hands out the link by which they come in. */
export function AddPerson({ open, onClose }: AddPersonProps) {
  const { t } = useI18n()
  const api = useApi()
  const store = useStore()
  const invite = useInvitation()
  const form = useForm(personIds)
  const [draft, setDraft] = useState(empty)
  const [added, setAdded] = useState<{ name: string; link: string }>()

  async function add() {
    const { team_id, ...rest } = draft
    const person = await store.create('user', (cid) =>
      answerOf(
        api.POST('/users', {
          body: { ...rest, ...(team_id && { team_id }) },
          headers: writeHeaders(cid),
        }),
      ),
    )
    setAdded({ name: draft.name.trim(), link: await invite(String(person.id)) })
    setDraft(empty)
  }
  function handleClose() {
    setAdded(undefined)
    onClose()
  }
  if (added) {
    return (
      <Dialog
        open={open}
        onClose={handleClose}
        title={t('people.added', { name: added.name })}
        actions={
          <>
            <Button onClick={() => setAdded(undefined)}>{t('people.add.another')}</Button>
            <Button look="primary" onClick={handleClose}>
              {t('people.done')}
            </Button>
          </>
        }
      >
        <p>{t('people.link.hint')}</p>
        <CopyField label={t('people.link')} text={added.link} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onClose={handleClose}
      title={t('people.add')}
      actions={
        <>
          <Button look="quiet" onClick={handleClose}>
            {t('people.cancel')}
          </Button>
          <Button type="submit" form="add-person" look="primary" busy={form.busy}>
            {t('people.add.submit')}
          </Button>
        </>
      }
    >
      <Form
        id="add-person"
        errors={form.errors}
        onSubmit={() => void form.submit(() => personErrors(draft, t), add)}
      >
        <PersonFields
          draft={draft}
          onChange={(patch) => setDraft((old) => ({ ...old, ...patch }))}
          errorOf={form.errorOf}
        />
      </Form>
    </Dialog>
  )
}
