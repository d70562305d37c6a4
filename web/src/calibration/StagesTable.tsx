import { useState } from 'react'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { assignedIn, usePublish, withChances } from '../pipelines'
import { type PipelineView, useSession } from '../session'
import { Sheet } from '../tables'
import { Button } from '../ui/Button'
import { Check } from '../ui/Choices'
import { Money } from '../ui/Money'
import { useToast } from '../ui/Toast'
import classes from './Calibration.module.css'
import type { Calibration, CalibrationStage } from './useCalibration'

interface StagesTableProps {
  calibration: Calibration
  pipeline: PipelineView
}

/** Stage by stage: what is assigned, what came, and what to adopt. */
export function StagesTable({ calibration, pipeline }: StagesTableProps) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const toast = useToast()
  const { publish, saving, refused } = usePublish(pipeline)
  const [ticked, setTicked] = useState<Record<string, boolean>>({})
  const { stages, enough, currency } = calibration
  const mayAdopt = enough && can('publish-version')
  const chosen = mayAdopt ? stages.filter((stage) => ticked[stage.key] ?? advised(stage)) : []

  async function handleAdopt() {
    const suggested = new Map(chosen.map(({ key, suggested }) => [key, suggested]))
    const { process } = pipeline.pipeline
    const chances = assignedIn(process).map((now, i) => suggested.get(process.stages[i]?.key ?? '') ?? now)
    if (await publish(withChances(process, chances)))
      toast({ text: t('calibration.adopted', { version: pipeline.version + 1 }) })
  }
  return (
    <section>
      <h2 className={classes.question}>{t('calibration.stages')}</h2>
      <Sheet caption={t('calibration.stages')} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('pipelines.stage')}</th>
            <th scope="col" data-figures>
              {t('calibration.assigned')}
            </th>
            <th scope="col" data-figures>
              {t('calibration.real')}
            </th>
            <th scope="col" data-figures>
              {t('calibration.record')}
            </th>
            <th scope="col">{t('calibration.verdict')}</th>
            <th scope="col" data-figures>
              {t('calibration.suggested')}
            </th>
            <th scope="col" data-figures>
              {t('calibration.change')}
            </th>
            {mayAdopt && <th scope="col">{t('calibration.adopt.column')}</th>}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage, i) => (
            <tr key={stage.key}>
              <th scope="row" data-wrap>{`${i + 1}. ${stage.name}`}</th>
              <td data-figures>{stage.assigned === null ? '—' : format.percent(stage.assigned, 2)}</td>
              <td data-figures>
                {stage.real
                  ? t('calibration.real.between', {
                      value: format.percent(stage.real.value),
                      low: format.percent(stage.real.interval.low),
                      high: format.percent(stage.real.interval.high),
                    })
                  : '—'}
              </td>
              <td data-figures>{stage.real ? t('calibration.record.of', { ...stage.real.record }) : '—'}</td>
              <td>
                <span className={classes.verdict} data-verdict={stage.verdict}>
                  {t('calibration.verdict.says', { verdict: stage.verdict })}
                </span>
              </td>
              <td data-figures>{stage.suggested === null ? '—' : format.percent(stage.suggested)}</td>
              <td data-figures>
                {stage.weighted_then === stage.weighted ? (
                  '—'
                ) : (
                  <Money amount={{ minor: stage.weighted_then - stage.weighted, currency }} in="table" />
                )}
              </td>
              {mayAdopt && (
                <td>
                  {differs(stage) && (
                    <Check
                      label=""
                      name={t('calibration.adopt.stage', { stage: stage.name })}
                      checked={chosen.includes(stage)}
                      onChange={(on) => setTicked((now) => ({ ...now, [stage.key]: on }))}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Sheet>
      {chosen.length > 0 && (
        <div className={classes.adopt}>
          <p>{effect(chosen, (minor) => format.money({ minor, currency }), t)}</p>
          <Button look="primary" busy={saving} onClick={() => void handleAdopt()}>
            {t('calibration.adopt', { count: chosen.length, version: pipeline.version + 1 })}
          </Button>
        </div>
      )}
      {refused && (
        <div role="alert">
          <ErrorLine text={refused} />
        </div>
      )}
    </section>
  )
}

const differs = ({ assigned, suggested }: CalibrationStage) => suggested !== null && suggested !== assigned

/** Chances that history contradicts are chosen at the start. */
function advised(stage: CalibrationStage) {
  return differs(stage) && (stage.verdict === 'too_optimistic' || stage.verdict === 'too_pessimistic')
}

function effect(
  chosen: readonly CalibrationStage[],
  money: (minor: number) => string,
  t: ReturnType<typeof useI18n>['t'],
) {
  const now = chosen.reduce((sum, { weighted }) => sum + weighted, 0)
  const after = chosen.reduce((sum, { weighted_then }) => sum + weighted_then, 0)
  return t('calibration.effect', { now: money(now), after: money(after) })
}
