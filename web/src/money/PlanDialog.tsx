import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { DateField, type DayAndTime, SelectField, TextField } from '../gate'
import { useI18n } from '../i18n'
import { parseAmount } from '../i18n/amount'
import { minorDigits } from '../i18n/format'
import { useApi } from '../session'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { type Billed, type Milestone, parseShare, wholeShare } from './account'
import { BillDialog } from './BillDialog'
import classes from './Money.module.css'
import { useBilling } from './useBilling'

type Kind = Milestone['kind']
const kinds: Kind[] = ['prepayment', 'stage', 'date', 'acceptance']

/** One line of the plan as it is typed. */
interface Line {
  key: number
  id: string
  kind: Kind
  name: string
  /** "30 %" is a share, anything else an amount. */
  worth: string
  day: DayAndTime | undefined
  /** Key of the stage that it falls due with. */
  stage: string
  kept: Partial<Milestone>
}

interface PlanDialogProps {
  deal: Billed
  onClose: () => void
  onDone: () => void
}

/** The steps in which a deal is paid. */
export function PlanDialog({ deal, onClose, onDone }: PlanDialogProps) {
  const { t, language } = useI18n()
  const api = useApi()
  const id = useId()
  const { busy, error, send } = useBilling()
  const [lines, setLines] = useState<Line[]>(() => first(deal))
  const [tried, setTried] = useState(false)
  const edit = (key: number, patch: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)))

  function worthOf(text: string): Pick<Milestone, 'share' | 'amount'> | undefined {
    const share = text.includes('%') ? parseShare(text) : undefined
    if (share) return { share }
    const amount = text.includes('%') ? undefined : parseAmount(text, deal.currency, language)
    return amount && amount.minor > 0 ? { amount: amount.minor } : undefined
  }
  async function handleSave() {
    setTried(true)
    const milestones: Milestone[] = []
    for (const line of lines) {
      const worth = worthOf(line.worth)
      if (!worth || (line.kind === 'date' && !line.day)) return
      const { credit_days } = line.kept
      const stage = line.kind === 'stage' ? line.stage : ''
      milestones.push({
        kind: line.kind,
        ...worth,
        ...(line.id && { id: line.id }),
        ...(line.name.trim() && { name: line.name.trim() }),
        ...(line.day && { due_on: line.day.date }),
        ...(credit_days !== undefined && { credit_days }),
        ...(stage && { stage }),
      })
    }
    const saved = await send(
      (headers) =>
        api.PUT('/deals/{id}/plan', {
          params: { path: { id: deal.id }, header: {} },
          headers,
          body: { milestones },
        }),
      deal.version,
    )
    if (saved) onDone()
  }
  return (
    <BillDialog
      title={t('money.plan.title')}
      save={t('money.plan.save')}
      busy={busy}
      error={error}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <p className={classes.hint}>{t('money.plan.hint')}</p>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.key} className={classes.line}>
            <SelectField
              id={`${id}-kind-${line.key}`}
              label={t('money.plan.kind')}
              value={line.kind}
              choices={kinds.map((kind) => ({ key: kind, label: t('money.milestone', { kind }) }))}
              onChange={(kind) => edit(line.key, { kind: kind as Kind })}
            />
            {line.kind === 'stage' && deal.stages && (
              <SelectField
                id={`${id}-stage-${line.key}`}
                label={t('money.plan.stage')}
                none={t('money.plan.stageNone')}
                value={line.stage}
                choices={deal.stages.map(({ key, name }) => ({ key, label: name }))}
                onChange={(stage) => edit(line.key, { stage })}
              />
            )}
            <TextField
              id={`${id}-worth-${line.key}`}
              label={t('money.plan.worth', { currency: deal.currency })}
              value={line.worth}
              error={tried && !worthOf(line.worth) ? t('money.plan.worthMissing') : undefined}
              onChange={(worth) => edit(line.key, { worth })}
            />
            <TextField
              id={`${id}-name-${line.key}`}
              label={t('money.plan.name')}
              maxLength={200}
              value={line.name}
              onChange={(name) => edit(line.key, { name })}
            />
            <DateField
              id={`${id}-due-${line.key}`}
              label={t('money.plan.due')}
              value={line.day}
              error={tried && line.kind === 'date' && !line.day ? t('money.dayMissing') : undefined}
              onChange={(day) => edit(line.key, { day })}
            />
            <IconButton
              label={t('money.plan.remove', { name: line.name || t('money.milestone', { kind: line.kind }) })}
              onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
            >
              <IconTrash size={16} stroke={1.5} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button
        look="quiet"
        icon={<IconPlus size={16} stroke={1.5} />}
        onClick={() => setLines([...lines, lineOf(Math.max(0, ...lines.map(({ key }) => key)) + 1)])}
      >
        {t('money.plan.add')}
      </Button>
    </BillDialog>
  )
}

/** The plan as it is; where there is none, the usual one to start from. */
function first({ account, currency }: Billed): Line[] {
  const usual: Milestone[] = [
    { kind: 'prepayment', share: (wholeShare * 3) / 10 },
    { kind: 'acceptance', share: (wholeShare * 7) / 10 },
  ]
  const plan = account.plan.length > 0 ? account.plan : usual
  return plan.map((milestone, key) => lineOf(key, milestone, currency))
}

function lineOf(key: number, milestone?: Milestone, currency = ''): Line {
  const { id = '', kind = 'stage', name = '', share, amount, due_on, stage = '' } = milestone ?? {}
  const digits = minorDigits(currency || 'EUR')
  const worth = share
    ? `${(share / 100).toFixed(2).replace(/[.]?0+$/, '')} %`
    : amount
      ? (amount / 10 ** digits).toFixed(digits)
      : ''
  return {
    key,
    id,
    kind: kind as Kind,
    name,
    worth,
    day: due_on ? { date: due_on } : undefined,
    stage,
    kept: milestone ?? {},
  }
}
