import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { writeHeaders } from '../api/client'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { Welcome } from '../login'
import { textIn, useApi, useForm } from '../session'
import { newCid } from '../state/cid'
import { OneOf } from '../ui/Choices'
import { Form, Submit } from '../ui/Form'
import { Loading, Skeleton } from '../ui/PageState'
import { Preview } from './Preview'
import classes from './ProcessPage.module.css'
import { Steps } from './Steps'

type Template = components['schemas']['Template']

/** No process for now. */
const none = 'none'
/** The template as it is. */
const plain = 'plain'

interface ProcessPageProps {
  onChosen: () => void
  menus: ReactNode
}

/** The third step: which process the firm works by. */
export function ProcessPage({ onChosen, menus }: ProcessPageProps) {
  const { t, language } = useI18n()
  const api = useApi()
  const { data: templates } = useQuery({
    queryKey: ['templates'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await api.GET('/templates')).data?.items ?? [],
  })
  const [key, setKey] = useState<string>()
  const [variant, setVariant] = useState(plain)
  const [cid] = useState(() => newCid())
  const form = useForm({ template: 'template' })
  const template = templates?.find((each) => each.key === key)

  async function choose() {
    if (template) {
      await api.POST('/pipelines', {
        body: { template: template.key, ...(variant !== plain && { variant }) },
        headers: writeHeaders(`${cid}-${template.key}-${variant}`),
      })
    }
    onChosen()
  }
  const check = () => (key ? [] : [{ field: 'template', message: t('setup.process.missing') }])
  const choices = [
    ...(templates ?? []).map((each) => ({
      id: each.key,
      label: textIn(each.name, language),
      about: textIn(each.about, language),
    })),
    { id: none, label: t('setup.process.none'), about: t('setup.process.none.hint') },
  ]
  return (
    <Welcome title={t(form.errors.length > 0 ? 'setup.failedTitle' : 'setup.title')} menus={menus} wide>
      <Steps now={3} />
      <h1>{t('setup.process.title')}</h1>
      <p className={classes.hint}>{t('setup.process.hint')}</p>
      {templates ? (
        <Form
          wide
          errors={form.errors}
          onSubmit={() => void form.submit(check, choose)}
          actions={<Submit busy={form.busy}>{t('setup.next')}</Submit>}
        >
          <div className={classes.split}>
            <OneOf
              id="template"
              legend={t('setup.process')}
              width="20rem"
              choices={choices}
              chosen={key}
              onChoose={(chosen) => {
                setKey(chosen)
                setVariant(plain)
              }}
            />
            <div className={classes.aside}>
              {template && <Variants template={template} chosen={variant} onChoose={setVariant} />}
              <Preview
                template={template}
                variant={template?.variants?.find((each) => each.key === variant)}
                nothing={key === none}
              />
            </div>
          </div>
        </Form>
      ) : (
        <Loading>
          <Skeleton height="20rem" />
        </Loading>
      )}
    </Welcome>
  )
}

interface VariantsProps {
  template: Template
  chosen: string
  onChoose: (variant: string) => void
}

function Variants({ template, chosen, onChoose }: VariantsProps) {
  const { t, language } = useI18n()
  const variants = template.variants ?? []
  if (variants.length === 0) return null
  const choices = [
    { id: plain, label: t('setup.variant.plain') },
    ...variants.map(({ key, name, about }) => ({
      id: key,
      label: textIn(name, language),
      about: textIn(about, language),
    })),
  ]
  return (
    <OneOf
      id="variant"
      legend={t('setup.variant')}
      width="12rem"
      choices={choices}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
