import { useQuery } from '@tanstack/react-query'
import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { useApi } from '../session'
import { bodyOf, Sheet } from '../tables'
import classes from './Calibration.module.css'

type Trait = components['schemas']['TraitOut']

/** Signs, waivers and debts against how deals ended; those that say something come first. */
export function TraitsTable({ pipeline }: { pipeline: string }) {
  const { t, format } = useI18n()
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['traits', pipeline],
    queryFn: () => bodyOf(api.GET('/traits', { params: { query: { pipeline } } })),
  })
  if (!data || data.items.length === 0) return null
  const told = data.items.filter(({ says }) => says === 'wins' || says === 'losses')
  const rate = (of: Trait['with_rate']) =>
    of
      ? t('calibration.trait.rate', {
          value: format.percent(of.value),
          low: format.percent(of.interval.low),
          high: format.percent(of.interval.high),
          won: of.record.won,
          closed: of.record.closed,
        })
      : '—'
  return (
    <section>
      <h2 className={classes.question}>{t('calibration.traits')}</h2>
      <p className={classes.about}>
        {t('calibration.traits.about', { told: told.length, count: data.items.length })}
      </p>
      <Sheet caption={t('calibration.traits')} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('calibration.trait')}</th>
            <th scope="col">{t('calibration.trait.kind')}</th>
            <th scope="col" data-figures>
              {t('calibration.trait.with')}
            </th>
            <th scope="col" data-figures>
              {t('calibration.trait.without')}
            </th>
            <th scope="col">{t('calibration.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.toSorted(byWord).map((trait) => (
            <tr key={[trait.kind, trait.stage, trait.criterion, trait.good, trait.name].join(' ')}>
              <th scope="row" data-wrap>
                {trait.name}
              </th>
              <td>
                {t('calibration.trait.of', {
                  kind: trait.kind === 'sign' ? (trait.good ? 'well' : 'badly') : trait.kind,
                })}
                {trait.stage_name && `, ${trait.stage_name}`}
              </td>
              <td data-figures>{rate(trait.with_rate)}</td>
              <td data-figures>{rate(trait.without_rate)}</td>
              <td>
                <span className={classes.verdict} data-says={trait.says}>
                  {t('calibration.trait.says', { says: trait.says })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Sheet>
    </section>
  )
}

const order = ['losses', 'wins', 'nothing', 'too_few']

const byWord = (a: Trait, b: Trait) => order.indexOf(a.says) - order.indexOf(b.says) || a.p - b.p
