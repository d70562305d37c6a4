import { useId, useState } from 'react'
import { Chips, DateField, type DayAndTime, ErrorLine, TextField, useDealChanges, useToday } from '../gate'
import { useI18n } from '../i18n'
import { textIn, useApi, useSession } from '../session'
import { useEntity } from '../state/hooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useAnnounce } from '../ui/LiveRegion'
import { useShortcut } from '../ui/Shortcuts'
import { useToast } from '../ui/Toast'
import classes from './deals.module.css'
import type { DealPage } from './useDeal'
import { useSaving } from './useSaving'

type Outcome = 'lost' | 'disqualified'

interface LossDialogProps {
  dealId: string
  /** What is known of a loss that is corrected. */
  kept?: NonNullable<DealPage['loss']>
  onClose: () => void
}

/** Why a deal will not be won, and what was learnt. Exit criteria never stand in the way of it. */
export function LossDialog({ dealId, kept, onClose }: LossDialogProps) {
  const { t, language } = useI18n()
  const api = useApi()
  const id = useId()
  const today = useToday()
  const { workspace } = useSession()
  const { change } = useDealChanges()
  const { announce } = useAnnounce()
  const toast = useToast()
  const deal = useEntity('deal', dealId)
  const { busy, save, error } = useSaving()
  const [outcome, setOutcome] = useState<Outcome>(
    kept && deal?.outcome === 'disqualified' ? 'disqualified' : 'lost',
  )
  const [reason, setReason] = useState<string | undefined>(kept?.reason)
  const [competitor, setCompetitor] = useState(kept?.competitor ?? '')
  const [lesson, setLesson] = useState(kept?.lesson ?? '')
  const [back, setBack] = useState<DayAndTime | undefined>(
    kept?.come_back ? { date: kept.come_back } : undefined,
  )
  const [tried, setTried] = useState(false)
  const reasons = workspace.settings.loss_reasons.map(({ key, label }) => ({
    key,
    label: textIn(label, language),
  }))
  const name = String(deal?.name ?? '')
  const path = { params: { path: { id: dealId } } }

  async function handleClose() {
    setTried(true)
    if (!reason) return
    const body = {
      outcome,
      reason,
      ...(kept?.note && { note: kept.note }),
      ...(kept?.debriefed && { debriefed: true }),
      ...(competitor.trim() && { competitor: competitor.trim() }),
      ...(lesson.trim() && { lesson: lesson.trim() }),
      ...(back && { come_back: back.date }),
    }
    const patch = kept ? {} : { outcome, end_date: today }
    const saved = await save(() =>
      change(dealId, patch, (headers) => api.PUT('/deals/{id}/loss', { ...path, headers, body })),
    )
    if (!saved) return
    onClose()
    if (kept) return
    const text = t(outcome === 'lost' ? 'deal.lost.done' : 'deal.disqualified.done', { deal: name })
    announce(text)
    toast({ text, onUndo: () => void handleReopen() })
  }
  const handleReopen = () =>
    change(dealId, { outcome: 'open', end_date: '' }, (headers) =>
      api.DELETE('/deals/{id}/loss', { ...path, headers }),
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('deal.lose.title', { deal: name })}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('deal.cancel')}
          </Button>
          <Button look="primary" busy={busy} onClick={() => void handleClose()}>
            {t(kept ? 'deal.loss.save' : outcome === 'lost' ? 'deal.lose' : 'deal.disqualify')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        {!kept && (
          <Chips
            id={`${id}-outcome`}
            legend={t('deal.lose.how')}
            value={outcome}
            choices={[
              { key: 'lost', label: t('deal.lose.lost') },
              { key: 'disqualified', label: t('deal.lose.disqualified') },
            ]}
            onChange={(key) => setOutcome(key as Outcome)}
          />
        )}
        <Chips
          id={`${id}-reason`}
          legend={t('deal.lose.reason')}
          value={reason}
          choices={reasons}
          autoFocus
          onChange={setReason}
        />
        {reasons.slice(0, 9).map(({ key }, i) => (
          <Digit key={key} digit={i + 1} onPress={() => setReason(key)} />
        ))}
        {tried && !reason && <ErrorLine text={t('deal.lose.reasonMissing')} />}
        <TextField
          id={`${id}-competitor`}
          label={t('deal.lose.competitor')}
          maxLength={200}
          value={competitor}
          onChange={setCompetitor}
        />
        <TextField
          id={`${id}-lesson`}
          label={t('deal.lose.lesson')}
          long
          value={lesson}
          onChange={setLesson}
        />
        <DateField
          id={`${id}-back`}
          label={t('deal.lose.comeBack')}
          hint={t('deal.lose.comeBack.hint')}
          value={back}
          onChange={setBack}
        />
        {error && <ErrorLine text={error} />}
      </div>
    </Dialog>
  )
}

function Digit({ digit, onPress }: { digit: number; onPress: () => void }) {
  useShortcut(String(digit), onPress)
  return null
}
