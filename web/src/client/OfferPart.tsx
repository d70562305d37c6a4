import { useI18n } from '../i18n'
import { AnswerForm } from './AnswerForm'
import classes from './ClientPage.module.css'
import { Heading } from './Heading'
import type { Offer, PartProps } from './page'
import { Reply } from './Reply'
import { SaveFile } from './SaveFile'

/** An offer with its sums, its PDF, and the answer to it. */
export function OfferPart({ offer, ...part }: PartProps & { offer: Offer }) {
  const { t, format } = useI18n()
  const { page, token } = part
  const { lines, totals, currency, discount } = offer
  const money = (minor = 0) => format.money({ minor, currency })
  const rows = lines.map((line, key) => ({ line, key, net: totals.lines[key]?.net }))
  return (
    <>
      <Heading
        page={page}
        kind="offer"
        dates={[
          offer.sent_at && format.date(offer.sent_at.slice(0, 10)),
          offer.valid_until && t('offers.until', { date: format.date(offer.valid_until) }),
        ]}
      />
      <ul className={classes.lines}>
        {rows.map(({ line, net, key }) => (
          <li key={key}>
            <span className={classes.text}>{line.text}</span>
            <span className={classes.sum}>{money(net)}</span>
            <span className={classes.about}>
              {[
                `${format.number(line.quantity / 1000)} × ${money(line.price)}`,
                line.discount > 0 &&
                  t('offers.given', { percent: format.percent(line.discount / 10_000, 2) }),
                line.tax > 0 && t('offers.taxOf', { percent: format.percent(line.tax / 10_000, 2) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <dl className={classes.sums}>
        {discount > 0 && <Sum label={t('client.discount')} sum={format.percent(discount / 10_000, 2)} />}
        <Sum label={t('client.net')} sum={money(totals.net)} />
        <Sum label={t('client.tax')} sum={money(totals.tax)} />
        <Sum label={t('client.total')} sum={money(totals.gross)} />
      </dl>
      {offer.terms && (
        <section>
          <h2>{t('offers.terms')}</h2>
          <p className={classes.terms}>{offer.terms}</p>
        </section>
      )}
      <SaveFile name={`${page.name}.pdf`} token={token} label={t('client.pdf')} />
      {page.reply ? (
        <Reply reply={page.reply} state={offer.state} />
      ) : (
        <AnswerForm {...part} accept={t('client.accept', { as: 'offer' })} />
      )}
    </>
  )
}

function Sum({ label, sum }: { label: string; sum: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{sum}</dd>
    </div>
  )
}
