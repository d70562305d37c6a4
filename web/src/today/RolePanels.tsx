import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFindingWords } from '../health'
import { useI18n } from '../i18n'
import classes from './Today.module.css'
import type { Day } from './useDay'

/** What one's roles have to look at besides one's own deals. */
export function RolePanels({ day }: { day: Day }) {
  const { t, format } = useI18n()
  const { what } = useFindingWords()
  const { money } = day
  const amount = (minor: number | undefined, currency: string) =>
    minor === undefined ? '' : format.money({ minor, currency })
  return (
    <>
      <Listed
        title={t('today.approvals', { count: day.approvals.length })}
        rows={day.approvals.map(({ id, deal_number, deal_name, text }) => ({
          id,
          number: deal_number,
          name: deal_name,
          about: text,
        }))}
      >
        <Link to="/approvals">{t('today.open')}</Link>
      </Listed>
      <Listed
        title={t('today.handovers', { count: day.handovers.length })}
        rows={day.handovers.map(({ id, deal_number, deal_name }) => ({
          id,
          number: deal_number,
          name: deal_name,
          about: '',
        }))}
      />
      {day.queue.length > 0 && (
        <section className={classes.panel}>
          <h2 className={classes.group}>{t('today.queue', { count: day.queue.length })}</h2>
          <Link to="/queue">{t('today.open')}</Link>
        </section>
      )}
      {day.needs.length > 0 && (
        <section className={classes.panel}>
          <h2 className={classes.group}>{t('today.needs')}</h2>
          <ul className={classes.lines}>
            {day.needs.map((finding) => (
              <li key={`${finding.rule} ${finding.pipeline_id} ${finding.stage}`} className={classes.line}>
                {what(finding)}
              </li>
            ))}
          </ul>
          <Link to="/health">{t('today.needs.all')}</Link>
        </section>
      )}
      {money && (
        <>
          <Listed
            title={t('today.toInvoice', { count: money.to_invoice.length })}
            rows={money.to_invoice.map((due) => ({
              id: `${due.deal_id} ${due.milestone_id} ${due.invoice_id}`,
              number: due.deal_number,
              name: due.deal_name,
              about: [due.what, amount(due.amount, due.currency)].filter(Boolean).join(' · '),
            }))}
          />
          <Listed
            title={t('today.expected', { count: money.expected.length })}
            rows={money.expected.map((due) => ({
              id: due.invoice_id,
              number: due.deal_number,
              name: due.deal_name,
              about: [
                due.number,
                amount(due.open, due.currency),
                t('today.due', { day: format.date(due.due_on, 'day') }),
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          >
            <Link to="/money">{t('today.open')}</Link>
          </Listed>
          <Listed
            title={t('today.gates', { count: money.gates.length })}
            rows={money.gates.map(({ id, number, name, stage_name }) => ({
              id,
              number,
              name,
              about: stage_name,
            }))}
          />
        </>
      )}
    </>
  )
}

interface ListedProps {
  title: string
  rows: { id: string; number: number; name: string; about: string }[]
  children?: ReactNode
}

/** How many rows a panel shows. */
const most = 8

function Listed({ title, rows, children }: ListedProps) {
  if (rows.length === 0) return null
  return (
    <section className={classes.panel}>
      <h2 className={classes.group}>{title}</h2>
      <ul className={classes.lines}>
        {rows.slice(0, most).map(({ id, number, name, about }) => (
          <li key={id} className={classes.line}>
            <Link to="/d/$number" params={{ number: String(number) }}>{`D-${number} ${name}`}</Link>
            {about && <span className={classes.about}>{about}</span>}
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}
