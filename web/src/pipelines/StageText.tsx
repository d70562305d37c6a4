import { IconBan, IconChecklist, IconMoodCheck, IconMoodSad } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useRoleNames } from '../gate'
import { useI18n } from '../i18n'
import { Materials } from '../learning'
import { type StageView, textIn } from '../session'
import { Criteria } from './Criteria'
import classes from './Pipelines.module.css'

type Texts = { [language: string]: string }

/** Everything that a stage says: why, what to do and not to do, and what must be true to leave it. */
export function StageText({
  stage: { key, number, name, stage },
  pipeline,
}: {
  stage: StageView
  pipeline: string
}) {
  const { t, language, format } = useI18n()
  const { enter = [], exit = [], percent, percent_from } = stage
  const list = (title: string, icon: ReactNode, texts: readonly Texts[] | undefined) =>
    texts &&
    texts.length > 0 && (
      <div>
        <h4 className={classes.listTitle}>
          {icon}
          {title}
        </h4>
        <ul className={classes.texts}>
          {texts.map((text) => (
            <li key={textIn(text, language)}>{textIn(text, language)}</li>
          ))}
        </ul>
      </div>
    )
  return (
    <details className={classes.stage} id={key}>
      <summary>
        <span className={classes.number} data-stage={((number - 1) % 8) + 1}>
          {number}
        </span>
        <h3 className={classes.name}>{name}</h3>
        <span className={classes.about}>
          {percent !== undefined &&
            `${format.percent(percent / 100, 1)}, ${t('pipelines.from', { from: percent_from ?? 'own' })} · `}
          {t('pipelines.criteria.count', { count: exit.length })}
        </span>
      </summary>
      <div className={classes.body}>
        {stage.why && <p className={classes.why}>{textIn(stage.why, language)}</p>}
        <div className={classes.lists}>
          {list(
            t('pipelines.todo'),
            <IconChecklist size={18} stroke={1.5} aria-hidden="true" />,
            stage.to_do,
          )}
          {list(t('pipelines.avoid'), <IconBan size={18} stroke={1.5} aria-hidden="true" />, stage.avoid)}
          {list(
            t('pipelines.well'),
            <IconMoodCheck size={18} stroke={1.5} aria-hidden="true" />,
            stage.done_well,
          )}
          {list(
            t('pipelines.badly'),
            <IconMoodSad size={18} stroke={1.5} aria-hidden="true" />,
            stage.done_badly,
          )}
        </div>
        {stage.output && (
          <p>
            <strong>{t('pipelines.output')}</strong> {textIn(stage.output, language)}
          </p>
        )}
        <Criteria title={t('pipelines.enter')} criteria={enter} />
        <Criteria title={t('pipelines.exit')} criteria={exit} />
        <Facts stage={stage} />
        <Materials editable pipeline={pipeline} stage={key} />
      </div>
    </details>
  )
}

/** Who works here, and the limits of the stage. */
function Facts({ stage: { responsible, called_in = [], limits = {} } }: Pick<StageView, 'stage'>) {
  const { t } = useI18n()
  const roleNames = useRoleNames()
  const called = called_in.filter(Boolean)
  const facts = [
    responsible && { term: t('pipelines.responsible'), text: roleNames([responsible]) },
    called.length > 0 && { term: t('pipelines.calledIn'), text: roleNames(called) },
    limits.next_step_hours && {
      term: t('pipelines.limit.step'),
      text: t('pipelines.hours', { count: limits.next_step_hours }),
    },
    limits.stale_days && {
      term: t('pipelines.limit.stale'),
      text: t('pipelines.days', { count: limits.stale_days }),
    },
    limits.most_deals && {
      term: t('pipelines.limit.most'),
      text: t('pipelines.limit.deals', {
        count: limits.most_deals,
        blocks: limits.most_blocks ? 'yes' : 'no',
      }),
    },
    limits.hours_budget && {
      term: t('pipelines.limit.budget'),
      text: t('pipelines.hours', { count: limits.hours_budget }),
    },
  ].filter((fact) => fact !== false && fact !== undefined && fact !== '' && fact !== 0)
  if (facts.length === 0) return null
  return (
    <dl className={classes.facts}>
      {facts.map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
