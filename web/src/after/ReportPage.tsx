import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { base } from '../api/client'
import { type Language, useI18n } from '../i18n'
import shared from '../offers/offers.module.css'
import { useApi } from '../session'
import { Broken, bodyOf, Segments } from '../tables'
import { Page } from '../ui/Page'
import { Skeleton } from '../ui/PageState'
import classes from './After.module.css'
import { Figures } from './rows'
import type { Report } from './useAfter'

const languages = [
  { key: 'en', label: 'English' },
  { key: 'ru', label: 'Русский' },
  { key: 'pl', label: 'Polski' },
] as const

/** What the client is told of a deal: what was promised and delivered. Nothing of our own is in it. */
export function ReportPage() {
  const { t } = useI18n()
  const { number = '' } = useParams({ strict: false })
  const api = useApi()
  const [language, setLanguage] = useState<Language>()
  const { data, error, refetch } = useQuery({
    queryKey: ['report', number],
    queryFn: async () => {
      const { deal } = await bodyOf(api.GET('/deals/{deal}', { params: { path: { deal: number } } }))
      const report = await bodyOf(api.GET('/deals/{id}/report', { params: { path: { id: deal.id } } }))
      return { id: deal.id, report }
    },
  })
  const spoken = language ?? data?.report.language
  return (
    <Page
      title={t('after.report')}
      actions={
        <Link className={shared.show} to="/d/$number" params={{ number }}>
          {t('after.report.back')}
        </Link>
      }
    >
      {error && <Broken title={t('after.report.failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="20rem" />}
      {data && spoken && (
        <div className={classes.report}>
          <div className={classes.filters}>
            <Segments
              legend={t('after.report.language')}
              value={spoken}
              choices={[...languages]}
              onChange={setLanguage}
            />
            <a
              className={shared.show}
              href={`${base}/deals/${data.id}/report/pdf?language=${spoken}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('after.report.pdf')}
            </a>
          </div>
          <Told report={data.report} />
        </div>
      )}
    </Page>
  )
}

function Told({ report }: { report: Report }) {
  const { t, format } = useI18n()
  const day = (date: string) => date && format.date(date)
  const since = (label: string, date: string) => date && `${label} ${day(date)}`
  const facts = [
    [t('after.report.client'), report.client],
    [t('after.report.deal'), `${report.label} ${report.deal}`],
    [t('after.report.agreed'), day(report.agreed_on)],
    [t('after.report.handover'), report.handover && `${report.handover.to}, ${day(report.handover.on)}`],
  ].filter(([, fact]) => fact)
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([label, fact]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <Part title={t('after.report.scope')} of={[report.scope, ...report.left_out].filter(Boolean)}>
        {report.scope && <p className={classes.quote}>{report.scope}</p>}
        {report.left_out.length > 0 && <p className={shared.about}>{t('after.leftOut')}</p>}
        <ul className={classes.steps}>
          {report.left_out.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Part>
      <Part title={t('after.report.promised')} of={report.promises}>
        <Rows
          rows={report.promises.map(({ promise, to, due_on, state, settled_on, days_late }) => [
            promise,
            to,
            since(t('after.report.due'), due_on),
            `${t('deal.promise.state', { state })} ${day(settled_on)}`.trim(),
            days_late > 0 && t('after.report.late', { days: days_late }),
          ])}
        />
      </Part>
      <Part title={t('after.report.changes')} of={report.changes}>
        <Rows
          rows={report.changes.map(({ title, asked_by, decided_on }) => [
            title,
            asked_by,
            since(t('after.report.accepted'), decided_on),
          ])}
        />
      </Part>
      <Part
        title={t('after.report.dates')}
        of={[...report.stages, ...report.milestones, ...report.acceptances]}
      >
        <Rows
          rows={[
            ...report.stages.map(({ name, from, to }) => [
              name,
              to ? `${day(from)} – ${day(to)}` : since(t('after.report.since'), from),
            ]),
            ...report.milestones.map(({ name, kind, due_on, invoiced_on }) => [
              name || t('after.report.milestone', { kind }),
              since(t('after.report.due'), due_on),
              since(t('after.report.invoiced'), invoiced_on),
            ]),
            ...report.acceptances.map(({ name, signed_on }) => [
              name,
              signed_on ? since(t('after.report.signed'), signed_on) : t('after.report.unsigned'),
            ]),
          ]}
        />
      </Part>
      <Part title={t('after.figures')} of={report.figures}>
        <Figures figures={report.figures} />
      </Part>
      <Part title={t('after.report.said')} of={report.contentment}>
        <Rows
          rows={report.contentment.map(({ name, on, score, words }) => [
            [score !== null && t('after.score', { score }), words].filter(Boolean).join('. '),
            name,
            day(on),
          ])}
        />
      </Part>
    </>
  )
}

function Part({ title, of, children }: { title: string; of: readonly unknown[]; children: ReactNode }) {
  if (of.length === 0) return null
  return (
    <section className={classes.part}>
      <h2 className={classes.head}>{title}</h2>
      {children}
    </section>
  )
}

/** Lines with quieter words under each. */
function Rows({ rows }: { rows: readonly (readonly (string | false | null)[])[] }) {
  return (
    <ul className={classes.rows}>
      {rows.map(([text, ...about]) => (
        <li key={`${text} ${about.join(' ')}`}>
          <span>{text}</span>
          <span className={shared.about}>{about.filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
