import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { Check } from '../ui/Choices'
import { Field } from '../ui/Field'
import { IconButton } from '../ui/IconButton'
import classes from './Today.module.css'
import type { Day } from './useDay'
import { useStageNames } from './useStageNames'

type Block = Day['blocks'][number]

interface BlocksDialogProps {
  blocks: readonly Block[]
  onClose: () => void
  onSaved: () => void
}

/** Which parts of the day are kept for deals in which stages. */
export function BlocksDialog({ blocks, onClose, onSaved }: BlocksDialogProps) {
  const { t } = useI18n()
  const api = useApi()
  const { me } = useSession()
  const { busy, error, send } = useBilling()
  const [parts, setParts] = useState<readonly Block[]>(blocks.length > 0 ? blocks : [morning])
  const [empty, setEmpty] = useState(false)

  async function save() {
    setEmpty(parts.some(({ stages }) => stages.length === 0))
    if (parts.some(({ stages }) => stages.length === 0)) return
    const path = { params: { path: { id: me.id } } }
    const saved = await send(
      (headers) => api.PATCH('/users/{id}', { ...path, headers, body: { blocks: [...parts] } }),
      me.version,
    )
    if (saved) onSaved()
  }
  const change = (at: number, part: Block) => setParts(parts.map((each, i) => (i === at ? part : each)))
  return (
    <BillDialog
      title={t('today.blocks')}
      save={t('today.blocks.save')}
      busy={busy}
      error={empty ? t('today.blocks.choose') : error}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={classes.about}>{t('today.blocks.hint')}</p>
      {parts.map((part, at) => (
        <BlockFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing else that stays
          key={at}
          part={part}
          onChange={(next) => change(at, next)}
          onRemove={() => setParts(parts.filter((_, i) => i !== at))}
        />
      ))}
      <Button
        look="quiet"
        icon={<IconPlus size={16} stroke={1.75} />}
        onClick={() => setParts([...parts, after(parts)])}
      >
        {t('today.blocks.add')}
      </Button>
    </BillDialog>
  )
}

const morning: Block = { from: 9 * 60, to: 12 * 60, stages: [] }

/** The two hours after the last part. */
function after(parts: readonly Block[]): Block {
  const from = Math.max(morning.from, ...parts.map(({ to }) => to))
  return { from: Math.min(from, 22 * 60), to: Math.min(from + 120, 24 * 60 - 1), stages: [] }
}

interface BlockFieldsProps {
  part: Block
  onChange: (part: Block) => void
  onRemove: () => void
}

function BlockFields({ part, onChange, onRemove }: BlockFieldsProps) {
  const { t } = useI18n()
  const stages = useStageNames()
  const chosen = new Set(part.stages)
  function toggle(key: string, on: boolean) {
    onChange({ ...part, stages: [...stages.keys()].filter((each) => (each === key ? on : chosen.has(each))) })
  }
  return (
    <fieldset className={classes.block}>
      <div className={classes.hours}>
        <Field
          type="time"
          label={t('today.blocks.from')}
          value={clock(part.from)}
          onChange={(event) => onChange({ ...part, from: minutes(event.target.value) })}
        />
        <Field
          type="time"
          label={t('today.blocks.to')}
          value={clock(part.to)}
          onChange={(event) => onChange({ ...part, to: minutes(event.target.value) })}
        />
        <IconButton label={t('today.blocks.remove', { from: clock(part.from) })} onClick={onRemove}>
          <IconTrash size={18} stroke={1.5} />
        </IconButton>
      </div>
      <fieldset className={classes.stages}>
        <legend>{t('today.blocks.stages')}</legend>
        {[...stages].map(([key, name]) => (
          <Check key={key} label={name} checked={chosen.has(key)} onChange={(on) => toggle(key, on)} />
        ))}
      </fieldset>
    </fieldset>
  )
}

const clock = (of: number) =>
  `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`

function minutes(of: string): number {
  const [hours = 0, rest = 0] = of.split(':').map(Number)
  return hours * 60 + rest || 0
}
