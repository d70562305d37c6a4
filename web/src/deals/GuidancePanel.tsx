import { useI18n } from '../i18n'
import { Materials } from '../learning'
import { textIn } from '../session'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { DealPage } from './useDeal'

/** Why the stage exists, what to do and to avoid, and how to tell good from bad work. */
export function GuidancePanel({ page: { deal, stage } }: { page: DealPage }) {
  const { t, language } = useI18n()
  if (!stage) return null
  const why = textIn(stage.why, language)
  const output = textIn(stage.output, language)
  const lists = [
    { title: t('deal.guide.toDo'), texts: stage.to_do, open: true },
    { title: t('deal.guide.avoid'), texts: stage.avoid, open: false },
    { title: t('deal.guide.well'), texts: stage.done_well, open: false },
    { title: t('deal.guide.badly'), texts: stage.done_badly, open: false },
  ]
  return (
    <Panel title={t('deal.guide')} tab="checks">
      {why && <p>{why}</p>}
      {lists.map(
        ({ title, texts, open }) =>
          texts &&
          texts.length > 0 && (
            <details key={title} className={classes.guide} open={open}>
              <summary>{title}</summary>
              <ul>
                {texts.map((text) => {
                  const words = textIn(text, language)
                  return <li key={words}>{words}</li>
                })}
              </ul>
            </details>
          ),
      )}
      {output && (
        <p className={classes.quiet}>
          <strong>{t('deal.guide.output')}</strong> {output}
        </p>
      )}
      <Materials editable pipeline={deal.pipeline_id} stage={deal.stage} product={deal.product_id} />
    </Panel>
  )
}
