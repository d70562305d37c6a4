import { useToday } from '../gate'
import { useI18n } from '../i18n'
import { usePipelines, useSession } from '../session'
import { SelectField } from '../ui/SelectField'
import classes from './Forecast.module.css'
import { useNames } from './names'
import { periodChoices } from './period'

interface ControlsProps {
  pipeline: string | undefined
  period: string | undefined
  onPipeline: (pipeline: string | undefined) => void
  onPeriod: (period: string | undefined) => void
}

/** Which pipeline, and which months. */
export function Controls({ pipeline, period, onPipeline, onPeriod }: ControlsProps) {
  const { t } = useI18n()
  const names = useNames()
  const today = useToday()
  const { workspace } = useSession()
  const { pipelines } = usePipelines()
  const selling = pipelines.filter(({ kind }) => kind === 'sale')
  const choices = periodChoices(today, workspace.fiscal_month)
  const known = choices.some(({ key }) => key === (period ?? ''))
  return (
    <>
      {selling.length > 1 && (
        <div className={classes.control}>
          <SelectField
            label={t('forecast.pipeline')}
            value={pipeline ?? ''}
            options={[
              { value: '', label: t('forecast.pipeline.all') },
              ...selling.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => onPipeline(event.target.value || undefined)}
          />
        </div>
      )}
      <div className={classes.control}>
        <SelectField
          label={t('forecast.period')}
          value={period ?? ''}
          options={[
            ...choices.map((choice) => ({
              value: choice.key,
              label: names.period(choice, workspace.fiscal_month),
            })),
            ...(known || !period ? [] : [{ value: period, label: period }]),
          ]}
          onChange={(event) => onPeriod(event.target.value || undefined)}
        />
      </div>
    </>
  )
}
