import { useState } from 'react'
import { useI18n } from '../i18n'
import { useForm, useSession } from '../session'
import { Button } from '../ui/Button'
import { Form, Section } from '../ui/Form'
import { TextArea } from '../ui/TextArea'
import { useFirmSaving } from './own'

const kinds = ['segments', 'sources', 'tags'] as const
type Kind = (typeof kinds)[number]

/** The words that deals are sorted by. */
export function ListsPage() {
  const { t } = useI18n()
  const { workspace } = useSession()
  const form = useForm({ segments: 'segments', sources: 'sources', tags: 'tags' })
  const [edits, setEdits] = useState<Partial<Record<Kind, string>>>({})
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
    const patch = Object.fromEntries(Object.entries(edits).map(([kind, text]) => [kind, lines(text)]))
    if (Object.keys(patch).length > 0 && !(await save(patch))) return
    setEdits({})
  }
  return (
    <Section title={t('settings.lists')} about={t('settings.lists.hint')}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(() => [], send)}
        actions={
          <Button type="submit" look="primary" busy={form.busy}>
            {t('settings.save')}
          </Button>
        }
      >
        {kinds.map((kind) => (
          <TextArea
            key={kind}
            id={kind}
            label={words[kind].label}
            hint={words[kind].hint}
            rows={5}
            value={edits[kind] ?? workspace.settings[kind].join('\n')}
            onChange={(event) => {
              const text = event.target.value
              setEdits((old) => ({ ...old, [kind]: text }))
            }}
            error={form.errorOf(kind)}
          />
        ))}
      </Form>
      {question}
    </Section>
  )
}

/** One word a line, each once. */
function lines(text: string): string[] {
  const words = text.split('\n').map((line) => line.trim())
  return [...new Set(words)].filter((word) => word !== '')
}
