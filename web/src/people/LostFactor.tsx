import { useI18n } from '../i18n'
import { type User, useApi, useForm } from '../session'
import { useStore } from '../state/hooks'
import { Button } from '../ui/Button'
import { Form, Section } from '../ui/Form'
import { useToast } from '../ui/Toast'

/** A way in for somebody who lost their phone and their codes. */
export function LostFactor({ person }: { person: User }) {
  const { t } = useI18n()
  const api = useApi()
  const store = useStore()
  const toast = useToast()
  const form = useForm({ factor: 'lost-factor' })
  async function send() {
    const params = { path: { id: person.id } }
    await api.DELETE('/users/{id}/second-factor', { params })
    const { data } = await api.GET('/users/{id}', { params })
    if (data) store.read('user', api.revs.newest, [{ ...data }])
    toast({ text: t('people.factor.taken') })
  }
  return (
    <Section title={t('people.factor')} about={t('people.factor.take.hint')}>
      <Form errors={form.errors} onSubmit={() => void form.submit(() => [], send)}>
        <div>
          <Button id="lost-factor" type="submit" busy={form.busy}>
            {t('people.factor.take')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
