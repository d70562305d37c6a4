import { indexOf, wayBetween } from '../gate'
import { useI18n } from '../i18n'
import type { PipelineView } from '../session'
import { Sheet } from '../tables'
import classes from './Pipelines.module.css'

const signs = { forward: '→', skip: '↷', back: '←' }

/** From where to where deals may go. */
export function Moves({ pipeline: { stages, pipeline } }: { pipeline: PipelineView }) {
  const { t } = useI18n()
  const { process } = pipeline
  const starts = (process.transitions ?? []).filter(({ way }) => way === 'start')
  const mayStart = (key: string, i: number) => i === 0 || starts.some(({ to }) => to === '*' || to === key)
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('pipelines.moves')}</h2>
      <p className={classes.about}>{t('pipelines.moves.about')}</p>
      <Sheet caption={t('pipelines.moves')} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('pipelines.moves.from')}</th>
            {stages.map(({ key, number, name }) => (
              <th key={key} scope="col" title={name} data-center>
                <span aria-hidden="true">{number}</span>
                <span className={classes.unseen}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('pipelines.moves.new')}</th>
            {stages.map(({ key }, i) => (
              <td key={key} data-center>
                {mayStart(key, i) && <Sign sign="●" meaning={t('pipelines.way', { way: 'start' })} />}
              </td>
            ))}
          </tr>
          {stages.map((from) => (
            <tr key={from.key}>
              <th scope="row" data-wrap>{`${from.number}. ${from.name}`}</th>
              {stages.map((to) => {
                const way = wayBetween(process, from.key, to.key)
                const same = indexOf(process, from.key) === indexOf(process, to.key)
                return (
                  <td key={to.key} data-center data-same={same || undefined}>
                    {way && <Sign sign={signs[way]} meaning={t('pipelines.way', { way })} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </Sheet>
      <ul className={classes.key}>
        <li>{`● ${t('pipelines.way', { way: 'start' })}`}</li>
        <li>{`${signs.forward} ${t('pipelines.way', { way: 'forward' })}`}</li>
        <li>{`${signs.skip} ${t('pipelines.way', { way: 'skip' })}`}</li>
        <li>{`${signs.back} ${t('pipelines.way', { way: 'back' })}`}</li>
      </ul>
    </section>
  )
}

function Sign({ sign, meaning }: { sign: string; meaning: string }) {
  return (
    <>
      <span aria-hidden="true" title={meaning}>
        {sign}
      </span>
      <span className={classes.unseen}>{meaning}</span>
    </>
  )
}
