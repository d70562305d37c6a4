import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { useApi, useSession } from '../session'
import { Broken, bodyOf, Downloads, Onward, Sheet } from '../tables'
import { DateText } from '../ui/DateText'
import { Money } from '../ui/Money'
import { Page } from '../ui/Page'
import { Loading, NothingYet, Skeleton } from '../ui/PageState'
import type { Receivables } from './account'
import classes from './Money.module.css'
import { Statement } from './Statement'
import { invoicePDF } from './usePapers'

const ages = ['current', '1-30', '31-60', '61-90', '90+'] as const

/** What clients owe: by age, and invoice by invoice. */
export function ReceivablesPage() {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const { data, error, refetch } = useQuery({
    queryKey: ['receivables'],
    queryFn: () => bodyOf(api.GET('/receivables')),
  })
  const files = ['csv', 'xlsx'].map((format) => ({
    format: format.toUpperCase(),
    href: `/api/v1/exports/receivables?format=${format}`,
  }))
  return (
    <Page
      title={t('money.receivables')}
      actions={
        <>
          {data && data.items.length > 0 && <Downloads label={t('money.receivables.file')} files={files} />}
          {can('match-statement') && <Statement onBooked={() => void refetch()} />}
        </>
      }
    >
      {error ? (
        <Broken title={t('money.receivables.failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading>
          <Skeleton height="8rem" />
          <Skeleton height="16rem" />
        </Loading>
      ) : data.items.length === 0 ? (
        <NothingYet title={t('money.receivables.nothing')} hint={t('money.receivables.nothing.hint')}>
          <Onward>
            <Link to="/deals">{t('nav.deals')}</Link>
          </Onward>
        </NothingYet>
      ) : (
        <>
          {!data.hidden && <Ages receivables={data} />}
          <Rows receivables={data} />
        </>
      )}
    </Page>
  )
}

function Ages({ receivables: { sums, base, currency, no_rate, on } }: { receivables: Receivables }) {
  const { t, format } = useI18n()
  const currencies = [...new Set(sums.map((sum) => sum.currency))]
  const lines = [
    ...currencies.map((code) => ({ code, label: code, of: sums.filter((sum) => sum.currency === code) })),
    ...(currencies.length > 1 || currencies[0] !== currency
      ? [{ code: currency, label: t('money.receivables.base', { currency }), of: base }]
      : []),
  ]
  const total = (of: Receivables['sums']) => of.reduce((sum, { open }) => sum + open, 0)
  return (
    <section className={classes.ages}>
      <Sheet caption={t('money.receivables.ages')} sticky={1}>
        <thead>
          <tr>
            <th scope="col">{t('money.currency')}</th>
            {ages.map((age) => (
              <th key={age} scope="col" data-figures>
                {t('money.age', { age: ageKey(age) })}
              </th>
            ))}
            <th scope="col" data-figures>
              {t('money.receivables.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {ages.map((age) => {
                const open = of.find((sum) => sum.age === age)?.open
                return (
                  <td key={age} data-figures>
                    {open ? <Money amount={{ minor: open, currency: code }} in="table" /> : '—'}
                  </td>
                )
              })}
              <td data-figures>
                <strong>
                  <Money amount={{ minor: total(of), currency: code }} in="table" />
                </strong>
              </td>
            </tr>
          ))}
        </tbody>
      </Sheet>
      <p className={classes.hint}>
        {[
          t('money.receivables.on', { date: format.date(on) }),
          no_rate.length > 0 && t('money.receivables.noRate', { currencies: format.list(no_rate) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  )
}

function ageKey(age: string): string {
  return { current: 'current', '1-30': 'month', '31-60': 'two', '61-90': 'three' }[age] ?? 'old'
}

function Rows({ receivables: { items, hidden, on } }: { receivables: Receivables }) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const remindersOf = ({ reminders, reminded_on, next_reminder_on }: Receivables['items'][number]) =>
    [
      reminded_on && t('money.reminders.last', { count: reminders, date: format.date(reminded_on) }),
      next_reminder_on === on
        ? t('money.reminders.today')
        : next_reminder_on && t('money.reminders.next', { date: format.date(next_reminder_on) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Sheet caption={t('money.receivables')} sticky={1} tall>
      <thead>
        <tr>
          <th scope="col">{t('money.invoice')}</th>
          <th scope="col">{t('money.company')}</th>
          <th scope="col">{t('money.deal')}</th>
          <th scope="col" data-figures>
            {t('money.dueOn')}
          </th>
          <th scope="col" data-figures>
            {t('money.daysLate')}
          </th>
          {!hidden && (
            <th scope="col" data-figures>
              {t('money.open')}
            </th>
          )}
          <th scope="col">{t('money.reminders')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.invoice_id}>
            <th scope="row">
              {can('get-invoice-pdf') ? (
                <a
                  href={invoicePDF(item.invoice_id)}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={t('money.show', { number: item.number })}
                >
                  {item.number}
                </a>
              ) : (
                item.number
              )}
            </th>
            <td>{item.company_name || '—'}</td>
            <td>
              <Link to="/d/$number" params={{ number: String(item.deal_number) }}>
                {item.deal_name}
              </Link>
            </td>
            <td data-figures>
              <DateText date={item.due_on} />
            </td>
            <td data-figures className={item.days_late > 0 ? classes.lateCell : undefined}>
              {item.days_late > 0 ? item.days_late : '—'}
            </td>
            {!hidden && (
              <td data-figures>
                <Money amount={{ minor: item.open ?? 0, currency: item.currency }} in="table" />
              </td>
            )}
            <td>{remindersOf(item) || '—'}</td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  )
}
