import { IconPencil } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { ErrorLine } from '../gate'
import { useI18n } from '../i18n'
import { type PipelineView, useSession } from '../session'
import { Sheet } from '../tables'
import { Button } from '../ui/Button'
import { useToast } from '../ui/Toast'
import { differs, percentOf, unknown } from './chances'
import classes from './Pipelines.module.css'
import { type Side, useChances } from './useChances'
import type { Funnel, FunnelStep } from './usePipeline'

interface ChancesTableProps {
  pipeline: PipelineView
  funnel: Funnel
}

/** Both ways to hold probabilities side by side, with what history says about them. */
export function ChancesTable({ pipeline, funnel }: ChancesTableProps) {
  const { t } = useI18n()
  const { can, workspace } = useSession()
  const [editing, setEditing] = useState(false)
  const { min_deals, min_months } = workspace.settings
  const share = pipeline.pipeline.process.basis === 'share'
  const { closed, months } = funnel.history
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('pipelines.chances')}</h2>
      <p className={classes.about}>
        {share
          ? t('pipelines.chances.share')
          : closed < min_deals || months < min_months
            ? t('pipelines.chances.assigned', { closed, months, deals: min_deals, least: min_months })
            : t('pipelines.chances.calibrated', { closed, months })}
      </p>
      {editing ? (
        <Editor pipeline={pipeline} funnel={funnel} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Rows pipeline={pipeline} funnel={funnel} />
          {can('publish-version') && (
            <div className={classes.actions}>
              <Button icon={<IconPencil size={18} stroke={1.5} />} onClick={() => setEditing(true)}>
                {t('pipelines.chances.edit')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

function Rows({ pipeline, funnel }: ChancesTableProps) {
  const { t, format } = useI18n()
  const percent = (chance: number | null) => (chance === null ? '—' : format.percent(chance, 2))
  return (
    <Sheet caption={t('pipelines.chances')} sticky={1}>
      <Head />
      <tbody>
        {pipeline.stages.map(({ key, number, name, stage }, i) => (
          <tr key={key}>
            <th scope="row" data-wrap>{`${number}. ${name}`}</th>
            <td data-figures>{stage.percent === undefined ? '—' : format.percent(stage.percent / 100, 2)}</td>
            <td>
              {stage.percent === undefined ? '' : t('pipelines.from', { from: stage.percent_from ?? 'own' })}
            </td>
            <td data-figures>{percent(funnel.stages[i]?.step ?? null)}</td>
            <Observed step={funnel.stages[i]} />
          </tr>
        ))}
      </tbody>
    </Sheet>
  )
}

function Head() {
  const { t } = useI18n()
  return (
    <thead>
      <tr>
        <th scope="col">{t('pipelines.stage')}</th>
        <th scope="col" data-figures>
          {t('pipelines.cumulative')}
        </th>
        <th scope="col">{t('pipelines.from.title')}</th>
        <th scope="col" data-figures>
          {t('pipelines.step')}
        </th>
        <th scope="col">{t('pipelines.observed')}</th>
      </tr>
    </thead>
  )
}

/** What history says: never without how sure it is, and on how many deals it rests. */
function Observed({ step }: { step: FunnelStep | undefined }) {
  const { t, format } = useI18n()
  const estimate = step?.chance
  if (!estimate) return <td>—</td>
  const { value, interval, method, record } = estimate.headline
  if (method === 'certain') return <td>{t('pipelines.method.certain')}</td>
  const percent = (chance: number) => format.percent(chance)
  return (
    <td>
      <span className={classes.observed}>
        <Whisker low={interval.low} high={interval.high} at={value} hollow={record.closed < 20} />
        <span>
          {t('pipelines.interval', {
            value: percent(value),
            low: percent(interval.low),
            high: percent(interval.high),
          })}
          <span className={classes.small}>
            {t('pipelines.method', { method, won: record.won, count: record.closed })}
          </span>
        </span>
      </span>
    </td>
  )
}

/** A dot with its interval on 0 to 100 %; hollow while it rests on few deals. */
function Whisker({ low, high, at, hollow }: { low: number; high: number; at: number; hollow: boolean }) {
  const x = (chance: number) => 4 + chance * 72
  return (
    <svg className={classes.whisker} width="80" height="16" aria-hidden="true">
      <line className={classes.track} x1={x(0)} x2={x(1)} y1="8" y2="8" />
      <line className={classes.reach} x1={x(low)} x2={x(high)} y1="8" y2="8" />
      <circle className={classes.dot} data-hollow={hollow || undefined} cx={x(at)} cy="8" r="4" />
    </svg>
  )
}

interface EditorProps extends ChancesTableProps {
  onDone: () => void
}

/** The same table to type in: one side follows the other. */
function Editor({ pipeline, funnel, onDone }: EditorProps) {
  const { t, format } = useI18n()
  const id = useId()
  const toast = useToast()
  const { process } = pipeline.pipeline
  const share = process.basis === 'share'
  const steps = funnel.stages.map(({ step }) => step ?? unknown)
  const { draft, win, saving, type, save, leave } = useChances(pipeline, steps)
  const changed = differs(process, draft.cumulative)
  const editable = share ? pipeline.stages.length : win

  async function handleSave() {
    if (!changed && !draft.refused) return onDone()
    if (!(await save())) return
    toast({ text: t('pipelines.published', { version: pipeline.version + 1 }) })
    onDone()
  }
  const input = (side: Side, index: number, name: string) => {
    const chance = draft[side][index] ?? unknown
    const typed = draft.typed?.side === side && draft.typed.index === index ? draft.typed.text : undefined
    return (
      <span className={classes.percent}>
        <input
          id={`${id}-${side}-${index}`}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('pipelines.chance.label', { name, side })}
          aria-invalid={typed !== undefined && draft.refused !== undefined}
          aria-describedby={typed !== undefined && draft.refused ? `${id}-refused` : undefined}
          value={typed ?? (chance === unknown ? '' : format.number(percentOf(chance)))}
          onChange={(event) => void type(side, index, event.target.value)}
          onBlur={() => !draft.refused && leave()}
        />
        %
      </span>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void handleSave()
      }}
      noValidate
    >
      <Sheet caption={t('pipelines.chances')} sticky={1}>
        <Head />
        <tbody>
          {pipeline.stages.map(({ key, number, name, stage }, i) => (
            <tr key={key}>
              <th scope="row" data-wrap>{`${number}. ${name}`}</th>
              <td data-figures>
                {i < editable
                  ? input('cumulative', i, name)
                  : stage.percent !== undefined && `${stage.percent} %`}
              </td>
              <td>
                {stage.percent === undefined
                  ? ''
                  : t('pipelines.from', { from: stage.percent_from ?? 'own' })}
              </td>
              <td data-figures>{!share && i < win ? input('steps', i, name) : ''}</td>
              <Observed step={funnel.stages[i]} />
            </tr>
          ))}
        </tbody>
      </Sheet>
      {draft.refused && (
        <div role="alert">
          <ErrorLine id={`${id}-refused`} text={draft.refused} />
        </div>
      )}
      <div className={classes.actions}>
        <Button look="primary" type="submit" busy={saving}>
          {t('pipelines.publish', { version: pipeline.version + 1 })}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('pipelines.cancel')}
        </Button>
        <span className={classes.about}>{t('pipelines.publish.hint')}</span>
      </div>
    </form>
  )
}
