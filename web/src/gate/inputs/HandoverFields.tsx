import { useI18n } from '../../i18n'
import { type HandoverAsk, type HandoverDraft, leastRetelling } from './handover'
import classes from './inputs.module.css'
import { UserSelect } from './people'
import { Chips, TextField } from './TextInputs'

interface HandoverFieldsProps {
  id: string
  asked: HandoverAsk
  /** The role whose holders come first among the receivers. */
  first?: string | undefined
  value: HandoverDraft
  onChange: (value: HandoverDraft) => void
  /** The brief stands elsewhere on the page already. */
  known?: boolean
}

/** The step of a handover that is mine: to offer, to retell, or to decide. */
export function HandoverFields({ id, asked, first, value, onChange, known }: HandoverFieldsProps) {
  const { t } = useI18n()
  if (asked.step === 'offer') {
    return (
      <div className={classes.stack}>
        <UserSelect
          id={id}
          label={t('gate.handover.receiver')}
          role={first}
          value={value.receiver ?? ''}
          onChange={(receiver) => onChange({ ...value, receiver })}
        />
        <TextField
          id={`${id}-brief`}
          label={t('gate.handover.brief')}
          hint={t('gate.handover.brief.hint')}
          long
          value={value.brief ?? asked.brief}
          onChange={(brief) => onChange({ ...value, brief })}
        />
      </div>
    )
  }
  if (asked.step === 'retell') {
    const short = leastRetelling - (value.retelling?.trim().length ?? 0)
    return (
      <div className={classes.stack}>
        {!known && <Quoted title={t('gate.handover.brief')} text={asked.brief} />}
        {asked.retelling && <Quoted title={t('gate.handover.yours')} text={asked.retelling} />}
        {asked.reason && <Quoted title={t('gate.handover.misunderstood')} text={asked.reason} />}
        <TextField
          id={id}
          label={t('gate.handover.retelling')}
          hint={
            short > 0 ? t('gate.handover.retelling.hint', { count: short }) : t('gate.handover.retelling.own')
          }
          long
          value={value.retelling ?? ''}
          onChange={(retelling) => onChange({ ...value, retelling })}
        />
      </div>
    )
  }
  return (
    <div className={classes.stack}>
      {!known && <Quoted title={t('gate.handover.brief')} text={asked.brief} />}
      {!known && <Quoted title={t('gate.handover.theirs')} text={asked.retelling ?? ''} />}
      <Chips
        id={id}
        legend={t('gate.handover.decide')}
        value={value.decision}
        choices={[
          { key: 'accepted', label: t('gate.handover.accept') },
          { key: 'refused', label: t('gate.handover.refuse') },
        ]}
        onChange={(decision) => onChange({ ...value, decision: decision as 'accepted' })}
      />
      {value.decision === 'refused' && (
        <TextField
          id={`${id}-reason`}
          label={t('gate.handover.reason')}
          long
          value={value.reason ?? ''}
          onChange={(reason) => onChange({ ...value, reason })}
        />
      )}
    </div>
  )
}

function Quoted({ title, text }: { title: string; text: string }) {
  return (
    <figure className={classes.quoted}>
      <figcaption>{title}</figcaption>
      <blockquote>{text}</blockquote>
    </figure>
  )
}
