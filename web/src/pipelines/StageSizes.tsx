import { useQuery } from '@tanstack/react-query'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { bodyOf, Sheet } from '../tables'
import classes from './Pipelines.module.css'

type Size = components['schemas']['StageSize']

/** What the firm's own visits say of the size of its steps: too large, or none at all. */
export function StageSizes({ pipeline, version }: { pipeline: string; version: number }) {
  const { t, format } = useI18n()
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['adviser', pipeline, version],
    queryFn: () => bodyOf(api.GET('/adviser', { params: { query: { pipeline } } })),
  })
  if (!data?.stages.some(({ ended }) => ended > 0)) return null
  const rate = (of: Size['passed']) => (of ? format.percent(of.value) : '—')
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('pipelines.sizes')}</h2>
      <p className={classes.about}>{t('pipelines.sizes.about')}</p>
      <Sheet caption={t('pipelines.sizes')} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('pipelines.stage')}</th>
            <th scope="col" data-figures>
              {t('pipelines.sizes.stays')}
            </th>
            <th scope="col" data-figures>
              {t('pipelines.sizes.median')}
            </th>
            <th scope="col" data-figures>
              {t('pipelines.sizes.passed')}
            </th>
            <th scope="col" data-figures>
              {t('pipelines.sizes.returned')}
            </th>
            <th scope="col">{t('pipelines.sizes.advice')}</th>
          </tr>
        </thead>
        <tbody>
          {data.stages.map(({ key, name, ended, median_days, passed, returned, advice, signs }, i) => (
            <tr key={key}>
              <th scope="row" data-wrap>{`${i + 1}. ${name}`}</th>
              <td data-figures>{format.number(ended)}</td>
              <td data-figures>
                {median_days === null
                  ? t('pipelines.sizes.unreached')
                  : t('pipelines.sizes.days', { days: Math.round(median_days * 10) / 10 })}
              </td>
              <td data-figures>{rate(passed)}</td>
              <td data-figures>{rate(returned)}</td>
              <td data-wrap>
                <span className={classes.advice} data-advice={advice}>
                  {t('pipelines.sizes.says', { advice })}
                </span>
                {advice === 'split' && (
                  <span className={classes.small}>
                    {format.list(signs.map((sign) => t('pipelines.sizes.sign', { sign })))}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Sheet>
    </section>
  )
}
