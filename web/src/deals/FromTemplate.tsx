import { IconFilePlus } from '@tabler/icons-react'
import { ErrorLine, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useFetched, useSession } from '../session'
import { Button } from '../ui/Button'
import { Menu } from '../ui/Menu'
import { useToast } from '../ui/Toast'
import type { Deal } from './useDeal'
import { useSaving } from './useSaving'

interface FromTemplateProps {
  deal: Deal
  /** Kinds of documents that the stage asks for: their templates come first. */
  asked: readonly string[]
  onChanged: () => void
}

/** Makes a document from one of the firm's templates, as a draft. */
export function FromTemplate({ deal, asked, onChanged }: FromTemplateProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const toast = useToast()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const { data = [] } = useFetched(
    'document_template',
    async () => (await api.GET('/document-templates')).data?.items ?? [],
  )
  const usable = data.filter(({ archived }) => !archived)
  if (!can('make-document') || usable.length === 0) return null
  const sorted = [
    ...usable.filter(({ kind }) => asked.includes(kind)),
    ...usable.filter(({ kind }) => !asked.includes(kind)),
  ]
  async function handleMake(id: string, name: string) {
    const made = await save(() =>
      change(deal.id, {}, (headers) =>
        api.POST('/deals/{id}/documents/from-template', {
          params: { path: { id: deal.id } },
          headers,
          body: { template_id: id },
        }),
      ),
    )
    if (!made) return
    toast({ text: t('templates.made', { name }) })
    onChanged()
  }
  const items = sorted.map(({ id, name, kind }) => ({
    id,
    label: name,
    hint: t('deal.document.kind', { kind }),
    onSelect: () => void handleMake(id, name),
  }))
  return (
    <>
      <div>
        <Menu label={t('templates.title')} items={items}>
          <Button icon={<IconFilePlus size={16} stroke={1.75} />} busy={busy}>
            {t('templates.make')}
          </Button>
        </Menu>
      </div>
      {error && <ErrorLine text={error} />}
    </>
  )
}
