import { IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { components } from '../api/schema'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { useBilling } from '../money'
import { useApi, useSession } from '../session'
import { bodyOf } from '../tables'
import { Button } from '../ui/Button'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'
import { WriteMail } from './WriteMail'

type Mail = components['schemas']['OutgoingMail']

interface MailsPanelProps {
  deal: Deal
  page: DealPage
  onChanged: () => void
}

/** Mails that were written on a deal, and how far each has come. */
export function MailsPanel({ deal, page, onChanged }: MailsPanelProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const [writing, setWriting] = useState(false)
  const { data, refetch } = useQuery({
    queryKey: ['mails', deal.id, deal.version],
    queryFn: () => bodyOf(api.GET('/deals/{id}/mails', { params: { path: { id: deal.id } } })),
    placeholderData: (before) => before,
    refetchInterval: (query) => (query.state.data?.items.some(onItsWay) ? 3000 : false),
  })
  const mails = (data?.items ?? []).filter(({ state }) => state !== 'undone')
  if (!data?.from && mails.length === 0) return null
  function changed() {
    void refetch()
    onChanged()
  }
  return (
    <Panel
      title={t('deal.mails')}
      tab="people"
      aside={
        can('write-mail') &&
        data?.from && (
          <Button look="quiet" icon={<IconMail size={16} stroke={1.75} />} onClick={() => setWriting(true)}>
            {t('deal.mails.write')}
          </Button>
        )
      }
    >
      {mails.length === 0 && <p className={classes.quiet}>{t('deal.mails.none')}</p>}
      <ul className={classes.people}>
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} onChanged={changed} />
        ))}
      </ul>
      {writing && data && (
        <WriteMail
          deal={deal.id}
          from={data.from}
          people={page.people}
          onClose={() => setWriting(false)}
          onChanged={changed}
        />
      )}
    </Panel>
  )
}

const onItsWay = ({ state, send_at }: Mail) =>
  state === 'sending' || (state === 'queued' && Date.parse(send_at ?? '') < Date.now() + 60_000)

function MailRow({ mail, onChanged }: { mail: Mail; onChanged: () => void }) {
  const { t, format } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const { busy, error, send } = useBilling()
  const path = { params: { path: { id: mail.id } } }
  const readers = mail.to.map(({ name, address }) => name || address)
  const when = mail.settled_at ?? mail.send_at ?? mail.created_at
  const act = can('write-mail')

  async function done(step: Parameters<typeof send>[0]) {
    if (await send(step)) onChanged()
  }
  return (
    <li className={classes.person}>
      <div className={classes.personText}>
        <strong>{mail.subject}</strong>
        <span className={classes.quiet}>
          {t('deal.mail.to', { readers: format.list(readers) })} ·{' '}
          {t('deal.mail.state', { state: mail.state, when: format.instant(Date.parse(when ?? '')) })}
        </span>
        {mail.error && <span>{mail.error}</span>}
        {error && <ErrorLine text={error} />}
      </div>
      {act && mail.state === 'queued' && (
        <Button
          look="quiet"
          busy={busy}
          onClick={() => void done((headers) => api.DELETE('/mails/{id}', { ...path, headers }))}
        >
          {t('ui.undo')}
        </Button>
      )}
      {act && mail.state === 'in_doubt' && (
        <Button
          look="quiet"
          busy={busy}
          onClick={() => void done((headers) => api.POST('/mails/{id}/arrived', { ...path, headers }))}
        >
          {t('deal.mail.arrived')}
        </Button>
      )}
      {act && (mail.state === 'failed' || mail.state === 'in_doubt') && (
        <Button
          look="quiet"
          busy={busy}
          onClick={() => void done((headers) => api.POST('/mails/{id}/again', { ...path, headers }))}
        >
          {t('deal.mail.again')}
        </Button>
      )}
    </li>
  )
}
