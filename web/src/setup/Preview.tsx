import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { textIn } from '../session'
import classes from './Preview.module.css'
import { stagesOf } from './variant'

interface PreviewProps {
  template: components['schemas']['Template'] | undefined
  variant: components['schemas']['Variant'] | undefined
  /** It was decided to begin without a process. */
  nothing: boolean
}

/** The stages of a process, and what each is for. */
export function Preview({ template, variant, nothing }: PreviewProps) {
  const { t, language } = useI18n()
  if (!template) {
    return <p className={classes.empty}>{t(nothing ? 'setup.preview.none' : 'setup.preview.empty')}</p>
  }
  return (
    <section
      className={classes.preview}
      aria-label={t('setup.preview')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {template.pipelines.map((process, i) => (
        <div key={process.key}>
          {template.pipelines.length > 1 && (
            <h2 className={classes.name}>{textIn(process.name, language)}</h2>
          )}
          <ol className={classes.stages}>
            {stagesOf(process, i === 0 ? variant : undefined).map((stage, j) => (
              <li key={stage.key} className={classes.stage} data-stage={(j % 8) + 1}>
                <span className={classes.number}>{j + 1}</span>
                <div>
                  <p className={classes.title}>{textIn(stage.name, language)}</p>
                  <p className={classes.why}>{textIn(stage.why, language)}</p>
                  {stage.exit && stage.exit.length > 0 && (
                    <p className={classes.count}>
                      {t('setup.preview.criteria', { count: stage.exit.length })}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}
