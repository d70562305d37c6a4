import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useSession, useUsers } from '../session'
import { Broken, Onward } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { AllDone, Loading, NothingYet, Skeleton } from '../ui/PageState'
import { BlocksDialog } from './BlocksDialog'
import { ItemCard, StepLess } from './ItemCard'
import { RolePanels } from './RolePanels'
import classes from './Today.module.css'
import { type Day, useDay } from './useDay'
import { useStageNames } from './useStageNames'

/** What one has to do today, in an order that can be explained: the next thing large, the rest below. */
export function TodayPage() {
  const { t, format } = useI18n()
  const { of } = useSearch({ from: '/frame/today' })
  const { me } = useSession()
  const { nameOf } = useUsers()
  const { data, error, refetch } = useDay(of)
  const [choosing, setChoosing] = useState(false)
  const mine = !of || of === me.id
  const sells = me.roles.includes('seller')
  const day = data ? format.date(data.day, 'day') : ''
  const title = mine ? t('today.title', { day }) : t('today.titleOf', { name: nameOf(of), day })
  return (
    <Page
      title={data ? title : t('nav.today')}
      actions={mine && data && <Button onClick={() => setChoosing(true)}>{t('today.blocks')}</Button>}
    >
      {error && <Broken title={t('today.failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading>
          <Skeleton height="10rem" />
          <Skeleton height="16rem" />
        </Loading>
      )}
      {data && (
        <div className={classes.page}>
          <div className={classes.plan}>
            <Plan day={data} onChanged={() => void refetch()} />
            {!sells && <RolePanels day={data} />}
          </div>
          <aside className={classes.side}>
            <Progress day={data} />
            <Waiting day={data} />
            {sells && <RolePanels day={data} />}
          </aside>
        </div>
      )}
      {choosing && data && (
        <BlocksDialog
          blocks={data.blocks}
          onClose={() => setChoosing(false)}
          onSaved={() => {
            setChoosing(false)
            void refetch()
          }}
        />
      )}
    </Page>
  )
}

function Plan({ day, onChanged }: { day: Day; onChanged: () => void }) {
  const { t } = useI18n()
  const { me } = useSession()
  const [first, ...rest] = day.items.filter(({ later }) => !later)
  const later = day.items.filter((item) => item.later)
  const cards = (items: Day['items']) => (
    <ol className={classes.list}>
      {items.map((item) => (
        <ItemCard key={keyOf(item)} item={item} day={day} onChanged={onChanged} />
      ))}
    </ol>
  )
  return (
    <>
      {first ? (
        <section>
          <h2 className={classes.group}>{t('today.now')}</h2>
          <ol className={classes.list}>
            <ItemCard key={keyOf(first)} item={first} day={day} now onChanged={onChanged} />
          </ol>
        </section>
      ) : (
        (me.roles.includes('seller') || day.done > 0) && <Clear day={day} />
      )}
      {rest.length > 0 && (
        <section>
          <h2 className={classes.group}>{t('today.then')}</h2>
          {cards(rest)}
        </section>
      )}
      {day.without_step.length > 0 && (
        <section>
          <h2 className={classes.group}>{t('today.stepless', { count: day.without_step.length })}</h2>
          <ul className={classes.lines}>
            {day.without_step.map((deal) => (
              <StepLess key={deal.id} deal={deal} onChanged={onChanged} />
            ))}
          </ul>
        </section>
      )}
      {later.length > 0 && (
        <details>
          <summary className={classes.summary}>{t('today.later', { count: later.length })}</summary>
          {cards(later)}
        </details>
      )}
      {day.items.some(({ risk }) => risk > 0) && <p className={classes.about}>{t('today.risk')}</p>}
    </>
  )
}

const keyOf = ({ task, promise, lead, deal }: Day['items'][number]) =>
  task?.id ?? promise?.id ?? lead?.id ?? deal.id

function Clear({ day }: { day: Day }) {
  const { t } = useI18n()
  if (day.done > 0)
    return <AllDone title={t('today.clear')} hint={t('today.clear.hint', { count: day.done })} />
  return (
    <NothingYet title={t('today.noPlan')} hint={t('today.noPlan.hint')}>
      <Onward>
        <Link to="/board">{t('today.board')}</Link>
      </Onward>
    </NothingYet>
  )
}

function Progress({ day }: { day: Day }) {
  const { t } = useI18n()
  const stages = useStageNames()
  const left = !day.works
    ? t('today.free')
    : day.minutes === 0
      ? t('today.over')
      : t('today.left', { hours: Math.floor(day.minutes / 60), minutes: day.minutes % 60 })
  return (
    <section className={classes.panel}>
      <h2 className={classes.group}>{t('today.done', { count: day.done })}</h2>
      <p className={classes.about}>{left}</p>
      {day.block.length > 0 && (
        <p className={classes.about}>
          {t('today.block', { stages: day.block.map((key) => stages.get(key) ?? key).join(', ') })}
        </p>
      )}
    </section>
  )
}

function Waiting({ day }: { day: Day }) {
  const { t, format } = useI18n()
  if (day.waiting.length === 0) return null
  return (
    <section className={classes.panel}>
      <h2 className={classes.group}>{t('today.waiting', { count: day.waiting.length })}</h2>
      <ul className={classes.lines}>
        {day.waiting.map(({ id, number, name, waiting_until }) => (
          <li key={id} className={classes.line}>
            <Link to="/d/$number" params={{ number: String(number) }}>{`D-${number} ${name}`}</Link>
            <span className={classes.about}>
              {t('today.until', { day: format.date(waiting_until, 'day') })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
