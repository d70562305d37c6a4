import { useI18n } from '../i18n'
import classes from './Templates.module.css'
import { type Line, type Mergeable, previewOf } from './template-text'

interface TemplatePreviewProps {
  body: string
  fields: readonly Mergeable[]
  language: string
}

/** The text as its paper will read, with examples for what a deal fills in. */
export function TemplatePreview({ body, fields, language }: TemplatePreviewProps) {
  const { t } = useI18n()
  const lines = previewOf(body, fields, language).map((line, at) => ({ ...line, at }))
  return (
    <section className={classes.preview} aria-label={t('templates.preview')}>
      <p className={classes.about}>{t('templates.preview.hint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <div className={classes.paper} lang={language} tabIndex={0}>
        {lines.map((line) => (
          <PaperLine key={line.at} line={line} />
        ))}
      </div>
    </section>
  )
}

function PaperLine({ line: { kind, parts } }: { line: Line }) {
  const { t } = useI18n()
  if (kind === 'signatures')
    return (
      <p className={classes.signatures}>
        <span>{t('templates.sign.us')}</span>
        <span>{t('templates.sign.them')}</span>
      </p>
    )
  const text = parts.map((part, at) => ({ ...part, at }))
  return (
    <p className={classes.line} data-kind={kind}>
      {text.map(({ at, text, look }) =>
        look ? (
          <span
            key={at}
            className={classes.merged}
            data-look={look}
            title={look === 'unknown' ? t('templates.unknown') : undefined}
          >
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </p>
  )
}
