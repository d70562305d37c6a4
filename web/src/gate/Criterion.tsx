import { IconCircle, IconCircleCheck, IconHourglass, IconShieldCheck } from '@tabler/icons-react'
import { useId } from 'react'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { AskRole } from './AskRole'
import { type Check, type Entry, emptyEntry, isStep, isTick, type Standing } from './criteria'
import classes from './gate.module.css'
import { type AskedDeal, InputEditor } from './InputEditor'
import { ErrorLine } from './inputs/Labelled'
import { TextField, Tick } from './inputs/TextInputs'
import { LevelMark } from './LevelMark'

interface CriterionProps {
  check: Check
  deal: AskedDeal
  standing: Standing
  entry: Entry | undefined
  /** The move was tried without it. */
  marked: boolean
  error: string | undefined
  onEntry: (change: (entry: Entry) => Entry) => void
  onLeave: () => void
  /** Saves a step that does not wait for the move. */
  onStep?: (() => void) | undefined
  onAsk: (purpose: 'approve' | 'confirm' | 'waive', message: string) => Promise<void>
  onNewCompany: (name: string) => void
  /** It is answered outside of a move, which alone can carry a waiver. */
  alone?: boolean
}

/** One criterion with the editors that answer it, and the ways on where it can't be answered here. */
export function Criterion(props: CriterionProps) {
  const { check, standing, marked, error, onLeave } = props
  const { t, format } = useI18n()
  const id = useId()
  return (
    <li
      className={classes.criterion}
      data-criterion={check.id}
      data-standing={standing}
      data-marked={marked || undefined}
      aria-labelledby={id}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave()
      }}
    >
      <div className={classes.head}>
        <StandingIcon standing={standing} />
        <h3 className={classes.text} id={id}>
          {check.text}
          <span className={classes.hidden}> ({t('gate.standing', { standing })})</span>
        </h3>
        <LevelMark level={check.level} />
      </div>
      {check.help && !noteIsHelp(check) && <p className={classes.help}>{check.help}</p>}
      {standing !== 'met' && check.owed && (
        <p className={classes.help}>
          {t('gate.owed', { reason: check.owed.reason, date: format.date(check.owed.due) })}
        </p>
      )}
      {standing !== 'met' && <Answering {...props} />}
      {error && <ErrorLine text={error} />}
    </li>
  )
}

/** A note's own label says what the help would say again. */
function noteIsHelp({ help, action }: Check): boolean {
  return action.inputs.some(({ label }) => label === help)
}

function Answering(props: CriterionProps) {
  const { t, format } = useI18n()
  const id = useId()
  const { check, deal, standing, entry, marked, onEntry, onStep, onAsk, onNewCompany, alone = false } = props
  const now = entry ?? emptyEntry
  const { action } = check
  if (standing === 'asked') {
    return (
      <p className={classes.asked}>
        <IconHourglass size={18} stroke={1.5} aria-hidden="true" />
        <span>{t('gate.asked')}</span>
      </p>
    )
  }
  if (action.do === 'wait') {
    return (
      <>
        <p className={classes.asked}>
          <IconHourglass size={18} stroke={1.5} aria-hidden="true" />
          <span>{t('gate.handover.waits', { names: format.list(action.who_can ?? []) })}</span>
        </p>
        {check.level === 'required' && !(alone && check.may_waive) && (
          <Waiving check={check} entry={now} onEntry={onEntry} onAsk={onAsk} />
        )}
      </>
    )
  }
  if (standing === 'allowed') return <p className={classes.help}>{t('gate.allowed')}</p>
  const unanswered = marked && standing === 'open' ? t('gate.answerThis') : undefined
  return (
    <>
      {action.do === 'ask' ? (
        <AskRole
          roles={action.who ?? []}
          purpose={action.body.purpose === 'approve' ? 'approve' : 'confirm'}
          onAsk={onAsk}
        />
      ) : (
        <div className={classes.answer}>
          {isTick(check) && (
            <Tick
              id={`${id}-tick`}
              label={t('gate.tick')}
              checked={now.ticked ?? false}
              onChange={(ticked) => onEntry((before) => ({ ...before, ticked }))}
            />
          )}
          {action.inputs.map((input, i) => (
            <InputEditor
              key={input.name}
              id={`${id}-${input.name}`}
              input={input}
              deal={deal}
              draft={now.drafts[input.name] ?? {}}
              error={i === 0 && input.required ? unanswered : undefined}
              onChange={(draft) =>
                onEntry((before) => ({ ...before, drafts: { ...before.drafts, [input.name]: draft } }))
              }
              onNewCompany={onNewCompany}
            />
          ))}
          {isStep(check) && onStep && (
            <div className={classes.ways}>
              <Button onClick={onStep}>{t('gate.handover.send')}</Button>
            </div>
          )}
        </div>
      )}
      {check.level === 'required' && standing !== 'answered' && !(alone && check.may_waive) && (
        <Waiving check={check} entry={now} onEntry={onEntry} onAsk={onAsk} />
      )}
    </>
  )
}

type WaivingProps = Pick<CriterionProps, 'check' | 'onEntry' | 'onAsk'> & { entry: Entry }

/** A required criterion may be passed by those it names; others can ask them. */
function Waiving({ check, entry, onEntry, onAsk }: WaivingProps) {
  const { t } = useI18n()
  const id = useId()
  if (!check.may_waive) {
    const roles = check.waived_by ?? []
    return roles.length > 0 ? <AskRole roles={roles} purpose="waive" onAsk={onAsk} /> : null
  }
  if (entry.waiver === undefined) {
    return (
      <div className={classes.ways}>
        <Button look="quiet" onClick={() => onEntry((before) => ({ ...before, waiver: '' }))}>
          {t('gate.waive')}
        </Button>
      </div>
    )
  }
  return (
    <TextField
      id={id}
      label={t('gate.waive.reason')}
      hint={t('gate.waive.hint')}
      long
      value={entry.waiver}
      onChange={(waiver) => onEntry((before) => ({ ...before, waiver }))}
    />
  )
}

function StandingIcon({ standing }: { standing: Standing }) {
  const Icon = {
    met: IconCircleCheck,
    answered: IconCircleCheck,
    waived: IconShieldCheck,
    allowed: IconShieldCheck,
    asked: IconHourglass,
    open: IconCircle,
  }[standing]
  return (
    <span className={classes.state} data-standing={standing}>
      <Icon size={20} stroke={1.5} aria-hidden="true" />
    </span>
  )
}
