import { LevelMark, useFieldLabel, useRoleNames } from '../gate'
import { useI18n } from '../i18n'
import { textIn } from '../session'
import classes from './Pipelines.module.css'
import { type Criterion, useOwnFields } from './usePipeline'

interface CriteriaProps {
  title: string
  criteria: readonly Criterion[]
}

/** What must be true, how binding it is, how it is met, and who may waive it. */
export function Criteria({ title, criteria }: CriteriaProps) {
  const { t, language } = useI18n()
  const how = useHow()
  const roleNames = useRoleNames()
  if (criteria.length === 0) return null
  return (
    <div>
      <h4 className={classes.listTitle}>{title}</h4>
      <ul className={classes.criteria}>
        {criteria.map((criterion) => {
          const waivers = (criterion.waived_by ?? []).filter(Boolean)
          return (
            <li key={criterion.key}>
              <LevelMark level={criterion.level} />
              <div>
                <p>{textIn(criterion.text, language)}</p>
                {criterion.help && <p className={classes.small}>{textIn(criterion.help, language)}</p>}
                <p className={classes.small}>
                  {how(criterion)}
                  {waivers.length > 0 && ` · ${t('pipelines.waivedBy', { roles: roleNames(waivers) })}`}
                  {criterion.never_skipped && ` · ${t('pipelines.neverSkipped')}`}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** How a criterion is met, in words. */
function useHow(): (criterion: Criterion) => string {
  const { t } = useI18n()
  const roleNames = useRoleNames()
  const fieldLabel = useFieldLabel()
  const own = useOwnFields()
  return ({ kind, role, field, part, activity, two_way, task, expr, document, days }) => {
    const whose = role ? roleNames([role]) : ''
    switch (kind) {
      case 'field':
        return t('pipelines.how.field', { field: own.get(field ?? '') ?? fieldLabel(field ?? '') })
      case 'person':
        return part
          ? t('pipelines.how.part', { part: t('companies.part', { part }) })
          : t('pipelines.how.person', { role: whose })
      case 'activity':
        return [
          t('pipelines.how.activity', { activity: activity || 'any' }),
          two_way && t('pipelines.how.twoWay'),
          days && t('pipelines.how.within', { count: days }),
        ]
          .filter(Boolean)
          .join(', ')
      case 'task':
        return t('pipelines.how.task', { task: task ?? 'done' })
      case 'tick':
        return t('pipelines.how.tick', { who: role ? 'role' : 'anybody', role: whose })
      case 'approval':
        return t('pipelines.how.approval', { role: whose })
      case 'expression':
        return t('pipelines.how.expression', { expression: expr ?? '' })
      case 'document':
        return t('pipelines.how.document', { document: document ?? '' })
    }
    return t('pipelines.how', { kind })
  }
}
