import { useEffect, useState } from 'react'
import { useI18n } from '../i18n'
import { useStore } from '../state/hooks'
import classes from './SyncState.module.css'

/** Waiting that is short is not worth a word. */
const quiet = 2_000
const long = 10_000

interface SyncStateProps {
  /** Whether changes by others reach this window; shorter breaks than 5 s are not told. */
  connected: boolean
}

/** Whether everything has reached the server. */
export function SyncState({ connected }: SyncStateProps) {
  const { t } = useI18n()
  const store = useStore()
  const [{ count, age }, setState] = useState({ count: 0, age: 0 })

  useEffect(() => {
    const look = () => {
      const { count, since } = store.pending()
      const next = { count, age: since === undefined ? 0 : Date.now() - since }
      setState((old) => (old.count === next.count && levelOf(old.age) === levelOf(next.age) ? old : next))
    }
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [store])

  const level = connected ? levelOf(age) : 'late'
  function text(): string {
    if (!connected) return t('app.reconnecting')
    if (level === 'saved') return t('app.synced')
    return level === 'saving' ? t('app.saving', { count }) : t('app.stillSaving')
  }
  return (
    <span className={classes.sync} data-level={level} title={text()}>
      <span className={classes.words}>{text()}</span>
    </span>
  )
}

function levelOf(age: number): 'saved' | 'saving' | 'late' {
  if (age < quiet) return 'saved'
  return age < long ? 'saving' : 'late'
}
