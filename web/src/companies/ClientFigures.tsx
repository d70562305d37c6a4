import type { components } from '../api/schema'
import { useI18n } from '../i18n'
import { ClientMargin } from './ClientMargin'
import classes from './Companies.module.css'

type Schemas = components['schemas']

interface ClientFiguresProps {
  figures: Schemas['ClientFigures']
  promises: Schemas['PromiseRecord']
}

/** How the relationship with a client stands, in a few figures. */
export function ClientFigures({ figures, promises }: ClientFiguresProps) {
  const { t, format } = useI18n()
  const { share, health } = figures
  const money = (minor: number) => format.money({ minor, currency: share?.currency ?? '' })
  return (
    <section className={classes.panel}>
      <h2 className={classes.heading}>{t('relationship.figures')}</h2>
      <dl className={classes.figures}>
        <div>
          <dt>{t('relationship.figure.health')}</dt>
          <dd>
            <strong className={classes.health} data-health={health}>
              {t('relationship.health', { health })}
            </strong>
            {promises.broken > 0 && (
              <span className={classes.promiseMeta}>
                {t('relationship.health.broken', { count: promises.broken })}
              </span>
            )}
          </dd>
        </div>
        {share && (
          <div>
            <dt>{t('relationship.figure.share')}</dt>
            <dd>
              <strong>{format.percent(share.percent / 100, 1)}</strong>
              <span className={classes.promiseMeta}>
                {[
                  t('relationship.figure.share.about', {
                    won: money(share.won),
                    total: money(share.total),
                    date: format.date(share.since),
                  }),
                  share.no_rate.length > 0 &&
                    t('relationship.figure.noRate', { currencies: format.list(share.no_rate) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </dd>
          </div>
        )}
        <Count label={t('relationship.figure.divisions')} count={figures.divisions} />
        <Count label={t('relationship.figure.people')} count={figures.key_people} />
        <Count label={t('relationship.figure.referrals')} count={figures.referrals} />
        <div>
          <dt>{t('relationship.figure.expansions')}</dt>
          <dd>
            <strong>{format.number(figures.expansions_won)}</strong>
            {figures.expansions > 0 && (
              <span className={classes.promiseMeta}>
                {t('relationship.figure.expansions.about', {
                  won: figures.expansions_won,
                  count: figures.expansions,
                  year: figures.expansions_year,
                })}
              </span>
            )}
          </dd>
        </div>
      </dl>
      {figures.margin && <ClientMargin margin={figures.margin} />}
    </section>
  )
}

function Count({ label, count }: { label: string; count: number }) {
  const { format } = useI18n()
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{format.number(count)}</strong>
      </dd>
    </div>
  )
}
