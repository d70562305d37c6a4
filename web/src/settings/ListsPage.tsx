import { useI18n } from '../i18n'
import { useEdits, useForm, useSession } from '../session'
import { Form, Section, Submit } from '../ui/Form'
import { TextArea } from '../ui/TextArea'
import { useFirmSaving } from './own'

const kinds = ['segments', 'sources', 'tags'] as const
type Kind = (typeof kinds)[number]

/** The words that deals are sorted by. */
export function ListsPage() {
  const { t } = useI18n()
  const { workspace } = useSession()
  const form = useForm({ segments: 'segments', sources: 'sources', tags: 'tags' })
  const { segments, sources, tags } = workspace.settings
  const stored: Record<Kind, string> = {
    segments: segments.join('\n'),
    sources: sources.join('\n'),
    tags: tags.join('\n'),
  }
  const { draft, edits, origin, isEdited, change, reset } = useEdits(stored)
  const words: Record<Kind, { label: string; hint: string }> = {
    segments: { label: t('settings.segments'), hint: t('settings.segments.hint') },
    sources: { label: t('settings.sources'), hint: t('settings.sources.hint') },
    tags: { label: t('settings.tags'), hint: t('settings.tags.hint') },
  }
  const { save, question } = useFirmSaving((field, value) => ({
    label: words[field as Kind]?.label ?? field,
    text: (value as string[]).join('\n'),
  }))
  async function send() {
    if (!isEdited || (await save(inLines(edits), inLines(origin)))) reset()
  }
  return (
    <Section title={t('settings.lists')} about={t('settings.lists.hint')}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(() => [], send)}
        actions={<Submit busy={form.busy}>{t('settings.save')}</Submit>}
      >
        {kinds.map((kind) => (
          <TextArea
            key={kind}
            id={kind}
            label={words[kind].label}
            hint={words[kind].hint}
            rows={5}
            value={draft[kind]}
            onChange={(event) => change({ [kind]: event.target.value })}
            error={form.errorOf(kind)}
          />
        ))}
      </Form>
      {question}
    </Section>
  )
}

function inLines(texts: Partial<Record<Kind, string>>) {
  return Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, lines(text)]))
}

/** One word a line, each once. */
function lines(text: string): string[] {
  const words = text.split('\n').map((line) => line.trim())
  return [...new Set(words)].filter((word) => word !== '')
}
