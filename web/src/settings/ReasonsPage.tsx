import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { components } from '../api/schema'
import { type Language, languages, nativeName, useI18n } from '../i18n'
import { textIn, useForm, useSession } from '../session'
import { newCid } from '../state/cid'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'
import { Form, Row, Section, Submit } from '../ui/Form'
import { IconButton } from '../ui/IconButton'
import { useFirmSaving } from './own'
import classes from './Rows.module.css'

type Reason = components['schemas']['LossReason']

/** Why deals are lost: what a seller chooses from when one is. */
export function ReasonsPage() {
  const { t, language } = useI18n()
  const { workspace } = useSession()
  const form = useForm({ loss_reasons: 'reason-0' })
  const stored = workspace.settings.loss_reasons
  const [edited, setEditing] = useState<{ reasons: Reason[]; origin: Reason[] }>()
  const setEdited = (next: Reason[]) => setEditing({ reasons: next, origin: edited?.origin ?? stored })
  const [open, setOpen] = useState<string>()
  const reasons = edited?.reasons ?? stored
  const { save, question } = useFirmSaving((_, value) => ({
    label: t('settings.reasons'),
    text: (value as Reason[]).map(({ label }) => textIn(label, language)).join('\n'),
  }))

  function check() {
    const empty = reasons.findIndex(({ label }) => textIn(label, language).trim() === '')
    return empty < 0 ? [] : [{ field: `reason-${empty}`, message: t('settings.reason.missing') }]
  }
  async function send() {
    const origin = edited && { loss_reasons: edited.origin }
    if (await save({ loss_reasons: reasons }, origin)) setEditing(undefined)
  }
  const write = (key: string, of: Language, text: string) =>
    setEdited(
      reasons.map((each) => (each.key === key ? { ...each, label: { ...each.label, [of]: text } } : each)),
    )
  function move(from: number, to: number) {
    const [moved] = reasons.slice(from, from + 1)
    if (!moved) return
    const rest = reasons.toSpliced(from, 1)
    setEdited(rest.toSpliced(to, 0, moved))
  }
  return (
    <Section title={t('settings.reasons')} about={t('settings.reasons.hint')}>
      <Form
        errors={form.errors}
        onSubmit={() => void form.submit(check, send)}
        actions={
          <>
            <Submit busy={form.busy}>{t('settings.save')}</Submit>
            <Button onClick={() => setEdited([...reasons, { key: `own_${newCid().slice(-12)}`, label: {} }])}>
              {t('settings.reason.add')}
            </Button>
          </>
        }
      >
        <ol className={classes.rows}>
          {reasons.map(({ key, label }, i) => (
            <li key={key} className={classes.row}>
              <span className={classes.main}>
                <Field
                  id={`reason-${i}`}
                  aria-label={t('settings.reason', { number: i + 1 })}
                  label=""
                  value={
                    edited || label[language] !== undefined
                      ? (label[language] ?? '')
                      : textIn(label, language)
                  }
                  onChange={(event) => write(key, language, event.target.value)}
                  error={form.errorOf(`reason-${i}`)}
                />
              </span>
              <span className={classes.tools}>
                <IconButton
                  label={t('settings.up', { name: textIn(label, language) })}
                  onClick={() => move(i, Math.max(0, i - 1))}
                >
                  <IconArrowUp size={18} stroke={1.5} />
                </IconButton>
                <IconButton
                  label={t('settings.down', { name: textIn(label, language) })}
                  onClick={() => move(i, i + 1)}
                >
                  <IconArrowDown size={18} stroke={1.5} />
                </IconButton>
                <IconButton
                  label={t('settings.remove', { name: textIn(label, language) })}
                  onClick={() => setEdited(reasons.toSpliced(i, 1))}
                >
                  <IconTrash size={18} stroke={1.5} />
                </IconButton>
                <Button
                  look="quiet"
                  aria-expanded={open === key}
                  onClick={() => setOpen(open === key ? undefined : key)}
                >
                  {t('settings.translations')}
                </Button>
              </span>
              {open === key && (
                <div className={classes.languages}>
                  <Row>
                    {languages
                      .filter((each) => each !== language)
                      .map((each) => (
                        <Field
                          key={each}
                          label={nativeName[each]}
                          lang={each}
                          value={label[each] ?? ''}
                          onChange={(event) => write(key, each, event.target.value)}
                        />
                      ))}
                  </Row>
                </div>
              )}
            </li>
          ))}
        </ol>
      </Form>
      {question}
    </Section>
  )
}
