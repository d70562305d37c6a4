import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useI18n } from '../i18n'
import shared from '../offers/offers.module.css'
import { useSession } from '../session'
import { Button } from '../ui/Button'
import classes from './After.module.css'
import { AfterDialog, type Asking } from './AfterDialog'
import { Answer, Figures, Shown } from './rows'
import { type AfterWork, type Person, useAfterWork, type Worked } from './useAfter'

interface DealAfterProps {
  deal: Worked
  /** The client has bought. */
  won: boolean
  /** The work goes on. */
  delivering: boolean
  people: readonly Person[]
  /** Puts the panel in its place on the page; called only where there is something to say. */
  children: (content: ReactNode) => ReactNode
  onChanged: () => void
}

/** What the client says of our work, what may be shown of it, and what it brought. */
export function DealAfter({ deal, won, delivering, people, children, onChanged }: DealAfterProps) {
  const { data } = useAfterWork(deal)
  if (!data) return null
  const something = data.feedback.length + data.publications.length + data.figures.length > 0
  if (!won && !something) return null
  return children(
    <Opened deal={deal} after={data} delivering={delivering} people={people} onChanged={onChanged} />,
  )
}

interface OpenedProps {
  deal: Worked
  after: AfterWork
  delivering: boolean
  people: readonly Person[]
  onChanged: () => void
}

function Opened({ deal, after, delivering, people, onChanged }: OpenedProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const dialog = {
    deal,
    people,
    delivering,
    onClose: close,
    onDone: () => {
      close()
      onChanged()
    },
  }
  const add = (what: 'ask' | 'publish' | 'figures', label: string) => (
    <Button icon={<IconPlus size={16} stroke={1.75} />} onClick={() => setAsking(what)}>
      {label}
    </Button>
  )
  return (
    <div className={shared.offers}>
      <section className={classes.part} aria-label={t('after.feedback')}>
        <h3 className={classes.head}>{t('after.feedback')}</h3>
        {after.feedback.length === 0 && <p className={shared.hint}>{t('after.feedback.none')}</p>}
        <ul className={shared.requests}>
          {after.feedback.map((one) => (
            <Answer
              key={one.id}
              feedback={one}
              onAnswer={
                can('answer-feedback') && one.state !== 'answered'
                  ? () => setAsking({ answer: one })
                  : undefined
              }
            />
          ))}
        </ul>
        {can('ask-feedback') && people.length > 0 && <div>{add('ask', t('after.ask'))}</div>}
        {people.length === 0 && <p className={shared.hint}>{t('after.nobody')}</p>}
      </section>
      <section className={classes.part} aria-label={t('after.shown')}>
        <h3 className={classes.head}>{t('after.shown')}</h3>
        {after.publications.length === 0 && <p className={shared.hint}>{t('after.shown.none')}</p>}
        <ul className={shared.requests}>
          {after.publications.map((one) => (
            <Shown
              key={one.id}
              publication={one}
              onPermit={
                can('set-permission') && people.length > 0 ? () => setAsking({ permit: one }) : undefined
              }
              onEdit={
                can('edit-publication') && one.permission !== 'granted'
                  ? () => setAsking({ edit: one })
                  : undefined
              }
              onRemove={
                can('remove-publication') && one.permission !== 'granted'
                  ? () => setAsking({ remove: one })
                  : undefined
              }
            />
          ))}
        </ul>
        {can('add-publication') && <div>{add('publish', t('after.publish'))}</div>}
      </section>
      <section className={classes.part} aria-label={t('after.figures')}>
        <h3 className={classes.head}>{t('after.figures')}</h3>
        {after.figures.length === 0 ? (
          <p className={shared.hint}>{t('after.figures.none')}</p>
        ) : (
          <Figures figures={after.figures} />
        )}
        <div className={shared.row}>
          {can('set-figures') && (
            <Button onClick={() => setAsking('figures')}>{t('after.figures.edit')}</Button>
          )}
          <Link className={shared.show} to="/d/$number/report" params={{ number: String(deal.number) }}>
            {t('after.report')}
          </Link>
        </div>
      </section>
      {asking && <AfterDialog {...dialog} asking={asking} after={after} />}
    </div>
  )
}
