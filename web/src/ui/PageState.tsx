import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n'
import { Button } from './Button'
import { Landscape } from './Landscape'
import classes from './PageState.module.css'

interface LoadingProps {
  /** Grey boxes in the geometry of what is coming. */
  children: ReactNode
  /** "Loading 4,812 deals": seen after a second. */
  text?: string
}

/** Nothing at first, a skeleton after a tenth of a second, words after a second. */
export function Loading({ children, text }: LoadingProps) {
  const { t } = useI18n()
  return (
    <div className={classes.loading} aria-busy="true">
      <div aria-hidden="true">{children}</div>
      <p className={classes.loadingText} role="status">
        {text ?? t('ui.loading')}
      </p>
    </div>
  )
}

interface SkeletonProps {
  width?: string
  height?: string
}

export function Skeleton({ width = '100%', height = '1rem' }: SkeletonProps) {
  return <div className={classes.skeleton} style={{ width, height }} />
}

interface NothingYetProps {
  title: string
  /** The title is that of the whole page. */
  page?: boolean
  hint: string
  /** One primary action and two links at most. */
  children: ReactNode
}

/** There is nothing yet: what it is for and how to begin. */
export function NothingYet({ title, page = false, hint, children }: NothingYetProps) {
  const Title = page ? 'h1' : 'h2'
  return (
    <div className={classes.state}>
      <Landscape />
      <Title className={classes.title}>{title}</Title>
      <p className={classes.hint}>{hint}</p>
      <div className={classes.actions}>{children}</div>
    </div>
  )
}

export interface Filter {
  id: string
  name: string
}

interface NothingMatchesProps {
  title: string
  filters: Filter[]
  onRemove: (id: string) => void
  onClear: () => void
}

/** There is something, but the filters hide it: they stand here to be taken off. */
export function NothingMatches({ title, filters, onRemove, onClear }: NothingMatchesProps) {
  const { t } = useI18n()
  return (
    <div className={classes.state}>
      <h2>{title}</h2>
      <div className={classes.actions}>
        {filters.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={classes.chip}
            aria-label={t('ui.filters.remove', { name })}
            onClick={() => onRemove(id)}
          >
            {name}
            <IconX size={14} stroke={1.5} aria-hidden="true" />
          </button>
        ))}
        <Button look="quiet" onClick={onClear}>
          {t('ui.filters.clear')}
        </Button>
      </div>
    </div>
  )
}

interface AllDoneProps {
  title: string
  hint: string
  children?: ReactNode
}

/** Everything is done: one calm sentence and the next useful thing. */
export function AllDone({ title, hint, children }: AllDoneProps) {
  return (
    <div className={classes.state}>
      <span className={classes.done}>
        <IconCheck size={24} stroke={1.5} aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      <p className={classes.hint}>{hint}</p>
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  )
}

interface FailedProps {
  /** What happened. */
  title: string
  /** What it means for the data, and what to do. */
  hint: string
  /** The server's id of the error, to be copied. */
  errorId?: string
  onRetry?: () => void
  /** A way on from here, where trying again is none. */
  children?: ReactNode
}

export function Failed({ title, hint, errorId, onRetry, children }: FailedProps) {
  const { t } = useI18n()
  return (
    <div className={classes.state} role="alert">
      <span className={classes.failed}>
        <IconAlertTriangle size={24} stroke={1.5} aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      <p className={classes.hint}>{hint}</p>
      <div className={classes.actions}>
        {onRetry && <Button onClick={onRetry}>{t('ui.retry')}</Button>}
        {children}
        {errorId && (
          <Button look="quiet" onClick={() => void navigator.clipboard.writeText(errorId)}>
            {`${t('ui.errorId', { id: errorId })} · ${t('ui.copy')}`}
          </Button>
        )}
      </div>
    </div>
  )
}
