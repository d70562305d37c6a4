import { useId, useState } from 'react'
import {
  DateField,
  type DayAndTime,
  ErrorLine,
  SelectField,
  TextField,
  Tick,
  UserSelect,
  useDealChanges,
} from '../gate'
import { useI18n } from '../i18n'
import { textIn, useApi, useSession } from '../session'
import { FormDialog } from '../ui/FormDialog'
import classes from './deal-page.module.css'
import { useActivities } from './useActivities'
import type { Deal, DealPage } from './useDeal'
import { useSaving } from './useSaving'

interface ExitDialogProps {
  deal: Deal
  page: DealPage
  onClose: () => void
  onDone: () => void
}

/** How many talks are offered as evidence. */
const newest = 20

/** The exit interview: the reason that they give, the real one behind it, and what proves it. */
export function ExitDialog({ deal, page, onClose, onDone }: ExitDialogProps) {
  const { t, language } = useI18n()
  const id = useId()
  const api = useApi()
  const { workspace } = useSession()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const kept = page.exit
  const [reason, setReason] = useState(kept?.reason ?? page.loss?.reason ?? '')
  const [stated, setStated] = useState(kept?.stated ?? '')
  const [cause, setCause] = useState(kept?.cause ?? '')
  const [evidence, setEvidence] = useState(kept?.evidence ?? '')
  const [promises, setPromises] = useState<readonly string[]>(kept?.linked?.promises ?? [])
  const [documents, setDocuments] = useState<readonly string[]>(kept?.linked?.documents ?? [])
  const [activities, setActivities] = useState<readonly string[]>(kept?.linked?.activities ?? [])
  const talks = useActivities([deal.id, ...page.links.map(({ deal }) => deal.id)])
  const [lesson, setLesson] = useState(kept?.lesson ?? page.loss?.lesson ?? '')
  const [winner, setWinner] = useState(kept?.winner_id ?? deal.owner_id)
  const [back, setBack] = useState<DayAndTime | undefined>(
    kept?.come_back ? { date: kept.come_back } : undefined,
  )
  const [tried, setTried] = useState(false)
  const reasons = workspace.settings.loss_reasons.map(({ key, label }) => ({
    key,
    label: textIn(label, language),
  }))

  async function handleSave() {
    setTried(true)
    if (!(reason || stated.trim()) || !cause || !lesson.trim()) return
    const body = {
      reason,
      cause,
      lesson: lesson.trim(),
      ...(stated.trim() && { stated: stated.trim() }),
      ...(evidence.trim() && { evidence: evidence.trim() }),
      linked: { promises: [...promises], documents: [...documents], activities: [...activities] },
      ...(winner && { winner_id: winner }),
      ...(back && { come_back: back.date }),
    }
    const saved = await save(() =>
      change(deal.id, {}, (headers) =>
        api.PUT('/deals/{id}/exit-interview', { params: { path: { id: deal.id } }, headers, body }),
      ),
    )
    if (saved) onDone()
  }
  const proofs = [
    ...page.promises.map(({ id, promise, state }) => ({
      id,
      label: t('relationship.exit.promise', {
        state: t('deal.promise.state', { state }),
        text: promise,
      }),
      chosen: promises,
      choose: setPromises,
    })),
    ...page.documents.map(({ id, name }) => ({
      id,
      label: t('relationship.exit.document', { name }),
      chosen: documents,
      choose: setDocuments,
    })),
    ...talks
      .filter(({ key }, i) => i < newest || activities.includes(key))
      .map(({ key, label }) => ({
        id: key,
        label: t('relationship.exit.activity', { text: label }),
        chosen: activities,
        choose: setActivities,
      })),
  ]
  return (
    <FormDialog
      title={t('relationship.exit.title')}
      save={t('relationship.exit.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <SelectField
        id={`${id}-reason`}
        label={t('relationship.exit.reason')}
        none={t('relationship.exit.ownWords')}
        value={reason}
        choices={reasons}
        autoFocus
        onChange={setReason}
      />
      <TextField
        id={`${id}-stated`}
        label={t('relationship.exit.stated')}
        long
        value={stated}
        error={tried && !reason && !stated.trim() ? t('relationship.exit.reasonMissing') : undefined}
        onChange={setStated}
      />
      <SelectField
        id={`${id}-cause`}
        label={t('relationship.exit.cause')}
        hint={t('relationship.exit.cause.hint')}
        none={t('relationship.exit.choose')}
        value={cause}
        choices={page.causes}
        error={tried && !cause ? t('relationship.exit.causeMissing') : undefined}
        onChange={setCause}
      />
      <TextField
        id={`${id}-evidence`}
        label={t('relationship.exit.evidence')}
        long
        value={evidence}
        onChange={setEvidence}
      />
      {proofs.length > 0 && (
        <fieldset className={classes.proofs}>
          <legend>{t('relationship.exit.linked')}</legend>
          {proofs.map(({ id: proof, label, chosen, choose }) => (
            <Tick
              key={proof}
              id={`${id}-${proof}`}
              label={label}
              checked={chosen.includes(proof)}
              onChange={(yes) => choose(yes ? [...chosen, proof] : chosen.filter((one) => one !== proof))}
            />
          ))}
        </fieldset>
      )}
      <TextField
        id={`${id}-lesson`}
        label={t('relationship.exit.lesson')}
        long
        value={lesson}
        error={tried && !lesson.trim() ? t('relationship.exit.lessonMissing') : undefined}
        onChange={setLesson}
      />
      <UserSelect
        id={`${id}-winner`}
        label={t('relationship.exit.winner')}
        value={winner}
        onChange={setWinner}
      />
      <DateField
        id={`${id}-back`}
        label={t('relationship.exit.back')}
        hint={t('relationship.exit.back.hint')}
        value={back}
        onChange={setBack}
      />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
