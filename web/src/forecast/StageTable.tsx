import { useI18n } from '../i18n'
import { usePipelines } from '../session'
import { FigureButton, Sheet } from '../tables'
import { Money } from '../ui/Money'
import classes from './Forecast.module.css'
import type { FunnelSheet } from './figures'

interface StageTableProps {
  sheet: FunnelSheet
  onOpen: (open: string) => void
}

/** By what an address names a stage of a pipeline. */
export function stageName({ pipeline_id, key }: { pipeline_id: string; key: string }): string {
  return `${pipeline_id}:${key}`
}

/** The sums of each stage. */
export function StageTable({ sheet: { stages, total, currency }, onOpen }: StageTableProps) {
  const { t, format } = useI18n()
  const ordered = useOrdered(stages)
  const amount = (name: string, column: string, minor: number, open: string) => (
    <td data-figures>
      <FigureButton label={t('forecast.open', { column, name })} onPress={() => onOpen(open)}>
        <Money amount={{ minor, currency }} in="table" />
      </FigureButton>
    </td>
  )
  const [value, weighted] = [t('forecast.full'), t('forecast.basis', { basis: 'weighted' })]
  return (
    <section>
      <h2 className={classes.panelTitle}>{t('forecast.stages')}</h2>
      <Sheet caption={t('forecast.stages')} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.stage')}</th>
            <th scope="col" data-figures>
              {t('forecast.deals')}
            </th>
            <th scope="col" data-figures>
              {value}
            </th>
            <th scope="col" data-figures>
              {weighted}
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ stage, label }) => (
            <tr key={stageName(stage)}>
              <th scope="row" data-wrap>
                {label}
              </th>
              <td data-figures>{format.number(stage.deals)}</td>
              {amount(label, value, stage.value, `${stageName(stage)}.value`)}
              {amount(label, weighted, stage.weighted, `${stageName(stage)}.weighted`)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('forecast.total')}</th>
            <td data-figures>{format.number(total.deals)}</td>
            <td data-figures>
              <Money amount={{ minor: total.value, currency }} in="table" />
            </td>
            <td data-figures>
              <Money amount={{ minor: total.weighted, currency }} in="table" />
            </td>
          </tr>
        </tfoot>
      </Sheet>
    </section>
  )
}

/** The stages in the order of their pipelines, by number and name. */
function useOrdered(stages: FunnelSheet['stages']) {
  const { t } = useI18n()
  const { pipelines } = usePipelines()
  const several = new Set(stages.map(({ pipeline_id }) => pipeline_id)).size > 1
  return stages
    .map((stage) => {
      const at = pipelines.findIndex(({ id }) => id === stage.pipeline_id)
      const number = pipelines[at]?.stages.find(({ key }) => key === stage.key)?.number ?? 0
      const name =
        number > 0 ? `${number}. ${stage.name}` : stage.key === 'end' ? t('forecast.end') : stage.name
      const label = several && pipelines[at] ? `${pipelines[at].name}: ${name}` : name
      return { stage, label, order: at * 1_000 + (number || 999) }
    })
    .toSorted((a, b) => a.order - b.order)
}
