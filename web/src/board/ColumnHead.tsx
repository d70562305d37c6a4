import { IconInfoCircle, IconLayoutSidebarRightCollapse, IconPlus } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import { type StageView, useSession } from '../session'
import { IconButton } from '../ui/IconButton'
import { Money } from '../ui/Money'
import classes from './board.module.css'
import type { Total } from './board-model'
import { StageMark } from './StageMark'
import { StageNote } from './StageNote'

interface ColumnHeadProps {
  stage: StageView | undefined
  titleId: string
  total: Total
  onCollapse: (() => void) | undefined
  onAdd: (() => void) | undefined
}

/** Number and name of a stage, how much is in it, and what its percentage makes of that. */
export function ColumnHead({ stage, titleId, total, onCollapse, onAdd }: ColumnHeadProps) {
  const { t, format } = useI18n()
  const percent = stage?.stage.percent
  const name = stage?.name ?? t('board.retired')
  return (
    <header className={classes.columnHead}>
      <div className={classes.columnTitle}>
        {stage && <StageMark number={stage.number} />}
        <h2 className={classes.columnName} id={titleId}>
          {name}
        </h2>
        <span className={classes.count}>{format.number(total.count)}</span>
        {stage && (
          <StageNote stage={stage.stage} name={name}>
            <IconInfoCircle size={16} stroke={1.5} />
          </StageNote>
        )}
        {onAdd && (
          <IconButton label={t('board.addHere', { stage: name })} onClick={onAdd}>
            <IconPlus size={16} stroke={1.5} />
          </IconButton>
        )}
        {onCollapse && (
          <IconButton label={t('board.collapse', { stage: name })} onClick={onCollapse}>
            <IconLayoutSidebarRightCollapse size={16} stroke={1.5} />
          </IconButton>
        )}
      </div>
      <TotalLine total={total} percent={percent} />
    </header>
  )
}

interface TotalLineProps {
  total: Total
  percent?: number | undefined
}

/** The sum, what its stage's percentage makes of it, and what stands apart because it has no rate. */
export function TotalLine({ total, percent }: TotalLineProps) {
  const { t, format } = useI18n()
  const { workspace } = useSession()
  const { currency } = workspace
  const weighted = { minor: total.weighted, currency }
  const amount = format.compactMoney(weighted)
  return (
    <p className={classes.total}>
      <Money amount={{ minor: total.value, currency }} in="compact" />
      <span className={classes.weighted} title={format.money(weighted)}>
        {percent === undefined
          ? t('board.weighted', { amount })
          : t('board.weightedAt', { amount, percent: format.percent(percent / 100, 1) })}
      </span>
      {total.apart.map(({ currency, value }) => (
        <span key={currency} className={classes.apart} title={t('board.apart')}>
          + <Money amount={{ minor: value, currency }} in="compact" />
        </span>
      ))}
    </p>
  )
}
