import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { textIn, useApi, useFetched } from '../session'
import { Button } from '../ui/Button'
import { Section } from '../ui/Form'
import { type CustomField, FieldDialog, useFieldWords } from './FieldDialog'
import classes from './Rows.module.css'

const nouns = ['deal', 'company', 'contact'] as const

/** Fields of the firm's own. */
export function FieldsPage() {
  const { t, language } = useI18n()
  const api = useApi()
  const { data: fields = [], set } = useFetched(
    'field',
    async () => (await api.GET('/fields')).data?.items ?? [],
  )
  const words = useFieldWords()
  const [open, setOpen] = useState<CustomField | 'new'>()

  function handleSaved(saved: CustomField) {
    const same = (each: CustomField) => each.noun === saved.noun && each.key === saved.key
    set(fields.some(same) ? fields.map((each) => (same(each) ? saved : each)) : [...fields, saved])
    setOpen(undefined)
  }
  return (
    <Section title={t('settings.fields')} about={t('settings.fields.hint')}>
      {fields.length === 0 && <p className={classes.empty}>{t('settings.fields.none')}</p>}
      {nouns.map((noun) => {
        const own = fields.filter((field) => field.noun === noun)
        if (own.length === 0) return null
        return (
          <div key={noun}>
            <h3 className={classes.title}>{words.noun[noun]}</h3>
            <ul className={classes.rows}>
              {own.map((field) => (
                <li key={field.key} className={classes.row}>
                  <span className={classes.main}>
                    <span className={classes.name}>{textIn(field.label, language)}</span>
                    <span className={classes.aside}>
                      {` · ${words.kind[field.kind]}`}
                      {field.hidden && ` · ${t('settings.field.hidden')}`}
                    </span>
                  </span>
                  <Button
                    look="quiet"
                    aria-label={`${t('settings.edit')}: ${textIn(field.label, language)}`}
                    onClick={() => setOpen(field)}
                  >
                    {t('settings.edit')}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      <Button look="primary" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setOpen('new')}>
        {t('settings.field.add')}
      </Button>
      {open && (
        <FieldDialog
          field={open === 'new' ? undefined : open}
          taken={fields.map(({ key }) => key)}
          onClose={() => setOpen(undefined)}
          onSaved={handleSaved}
        />
      )}
    </Section>
  )
}
