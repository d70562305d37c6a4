import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { writeHeaders } from '../api/client'
import { type Problem, ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { useApi, useFetched } from '../session'
import { newCid } from '../state/cid'
import { Button } from '../ui/Button'
import { Section } from '../ui/Form'
import rows from './Rows.module.css'
import { type DocumentTemplate, TemplateEditor } from './TemplateEditor'
import classes from './Templates.module.css'

/** The firm's templates of documents. */
export function TemplatesPage() {
  const i18n = useI18n()
  const { t } = i18n
  const api = useApi()
  const read = async () => (await api.GET('/document-templates')).data?.items ?? []
  const { data = [], set } = useFetched<readonly DocumentTemplate[]>('document_template', read)
  const [open, setOpen] = useState<DocumentTemplate | 'new'>()
  const [problem, setProblem] = useState<Problem>()

  async function handleSaved() {
    setOpen(undefined)
    set(await read())
  }
  async function handleArchive({ id, version, name, kind, language, body, archived }: DocumentTemplate) {
    setProblem(undefined)
    try {
      await api.PUT('/document-templates/{id}', {
        params: { path: { id } },
        headers: writeHeaders(newCid(), version),
        body: { name, kind, language, body, archived: !archived },
      })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      setProblem(error.problem)
    }
    set(await read())
  }
  if (open)
    return (
      <TemplateEditor
        template={open === 'new' ? undefined : open}
        onClose={() => setOpen(undefined)}
        onSaved={() => void handleSaved()}
      />
    )
  const inUse = data.filter(({ archived }) => !archived)
  const archived = data.filter(({ archived }) => archived)
  const list = (templates: readonly DocumentTemplate[]) => (
    <ul className={rows.rows}>
      {templates.map((each) => (
        <TemplateRow
          key={each.id}
          template={each}
          onEdit={() => setOpen(each)}
          onArchive={() => void handleArchive(each)}
        />
      ))}
    </ul>
  )
  return (
    <Section title={t('templates.title')} about={t('templates.hint')}>
      {inUse.length === 0 && <p className={rows.empty}>{t('templates.none')}</p>}
      {list(inUse)}
      {problem && (
        <p className={classes.error} role="alert">
          {problemText(problem, i18n)}
        </p>
      )}
      <Button look="primary" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setOpen('new')}>
        {t('templates.add')}
      </Button>
      {archived.length > 0 && (
        <details className={classes.archived}>
          <summary>{t('templates.archived', { count: archived.length })}</summary>
          {list(archived)}
        </details>
      )}
    </Section>
  )
}

interface TemplateRowProps {
  template: DocumentTemplate
  onEdit: () => void
  onArchive: () => void
}

function TemplateRow({ template, onEdit, onArchive }: TemplateRowProps) {
  const { t } = useI18n()
  const { name, kind, language, version, archived } = template
  const about = [
    t('deal.document.kind', { kind }),
    t('templates.language.is', { language }),
    t('templates.version', { version }),
  ]
  const archive = archived ? t('templates.restore') : t('templates.archive')
  return (
    <li className={rows.row}>
      <span className={rows.main}>
        <span className={rows.name}>{name}</span>
        <span className={rows.aside}>{` · ${about.join(' · ')}`}</span>
      </span>
      <span className={rows.tools}>
        <Button look="quiet" aria-label={`${t('settings.edit')}: ${name}`} onClick={onEdit}>
          {t('settings.edit')}
        </Button>
        <Button look="quiet" aria-label={`${archive}: ${name}`} onClick={onArchive}>
          {archive}
        </Button>
      </span>
    </li>
  )
}
