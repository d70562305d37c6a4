import { IconHourglass } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import type { components } from '../api/schema'
import { ErrorLine, TextField, useDealChanges, useRoleNames } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import classes from './deal-page.module.css'
import { useSaving } from './useSaving'

export type Approval = components['schemas']['Approval']

interface ApprovalCardProps {
  approval: Approval
  /** Where it stands elsewhere than on the deal's own page. */
  deal?: ReactNode
  onDecided: () => void
}

/** A question put to a role, with its answer or the means to give one. */
export function ApprovalCard({ approval, deal, onDecided }: ApprovalCardProps) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const namesOf = useRoleNames()
  const { me, roles } = useSession()
  const { purpose, text, criterion, message, asked_at, asked_by, decision, reason, decided_by } = approval
  const mine = asked_by === me.id
  const may =
    decision === '' &&
    approval.roles.some((role) => roles.includes(role as never)) &&
    (!mine || purpose === 'waive')
  return (
    <li className={classes.approval}>
      {deal}
      <p>
        <strong>{t('deal.approval.purpose', { purpose })}</strong> {text || criterion}
      </p>
      {message && <p className={classes.momentNote}>{message}</p>}
      <p className={classes.momentMeta}>
        {t('deal.approval.asked', {
          name: nameOf(asked_by),
          date: asked_at ? format.instant(Date.parse(asked_at)) : '',
        })}
      </p>
      {decision !== '' && (
        <p>
          {t('deal.approval.decided', { decision, name: nameOf(decided_by) })}
          {reason && ` ${reason}`}
        </p>
      )}
      {decision === '' && !may && (
        <p className={classes.asked}>
          <IconHourglass size={16} stroke={1.5} aria-hidden="true" />
          {t('deal.approval.waits', { roles: namesOf(approval.roles) })}
        </p>
      )}
      {(may || (mine && decision === '')) && (
        <Deciding approval={approval} may={may} mine={mine} onDecided={onDecided} />
      )}
    </li>
  )
}

interface DecidingProps {
  approval: Approval
  may: boolean
  mine: boolean
  onDecided: () => void
}

function Deciding({ approval, may, mine, onDecided }: DecidingProps) {
  const { t } = useI18n()
  const id = useId()
  const api = useApi()
  const { write } = useDealChanges()
  const { busy, save, error } = useSaving()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const wanted = may && reason.trim() === ''

  async function decide(decision: 'granted' | 'refused' | 'withdrawn') {
    const silent = decision === 'withdrawn' || (approval.purpose === 'approve' && decision === 'granted')
    setTried(!silent)
    if (wanted && !silent) return
    const body = { decision, ...(reason.trim() && { reason: reason.trim() }) }
    const saved = await save(async () => {
      await write((headers) =>
        api.PUT('/approvals/{id}', { params: { path: { id: approval.id } }, headers, body }),
      )
      return undefined
    })
    if (saved) onDecided()
  }
  return (
    <div className={classes.form}>
      {may && (
        <TextField
          id={id}
          label={t('deal.approval.reason')}
          long
          value={reason}
          error={tried && wanted ? t('deal.approval.reasonMissing') : undefined}
          onChange={setReason}
        />
      )}
      {error && <ErrorLine text={error} />}
      <div className={classes.row}>
        {may && (
          <>
            <Button look="primary" busy={busy} onClick={() => void decide('granted')}>
              {t('deal.approval.grant', { purpose: approval.purpose })}
            </Button>
            <Button onClick={() => void decide('refused')}>{t('deal.approval.refuse')}</Button>
          </>
        )}
        {mine && (
          <Button look="quiet" onClick={() => void decide('withdrawn')}>
            {t('deal.approval.withdraw')}
          </Button>
        )}
      </div>
    </div>
  )
}
