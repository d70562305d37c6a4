import { useI18n } from '../i18n'
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
  const amount = (name: string, column: string, minor: number, open: string) => (
    <td data-figures>
      <FigureButton
        label={t('forecast.open', { column, name, sum: format.money({ minor, currency }) })}
        onPress={() => onOpen(open)}
      >
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
          {stages.map((stage) => (
            <tr key={stageName(stage)}>
              <th scope="row" data-wrap>
                {stage.name}
              </th>
              <td data-figures>{format.number(stage.deals)}</td>
              {amount(stage.name, value, stage.value, `${stageName(stage)}.value`)}
              {amount(stage.name, weighted, stage.weighted, `${stageName(stage)}.weighted`)}
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
