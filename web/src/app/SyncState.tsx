import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useI18n } from '../i18n'
import { useStore } from '../state/hooks'
import type { Store } from '../state/store'
import classes from './SyncState.module.css'

/** In ms; a change that takes longer is told to be safe. */
const long = 10_000

type Level = 'saved' | 'saving' | 'late' | 'unsaved' | 'offline'

interface SyncStateProps {
  /** Whether the server is within reach; shorter breaks than 5 s are not told. */
  connected: boolean
}

/** Whether everything has reached the server. */
export function SyncState({ connected }: SyncStateProps) {
  const { t } = useI18n()
  const store = useStore()
  const { pathname } = useLocation()
  const [saving, setSaving] = useState(() => levelOf(store))

  useEffect(() => {
    const look = () => setSaving(levelOf(store))
    const stop = store.onSaving(look)
    const timer = setInterval(look, 1000)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [store])
  // Whoever goes to another page has left what was not saved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => store.forgetUnsaved(), [pathname])

  const texts: Record<Level, string> = {
    saved: t('app.synced'),
    saving: t('app.saving'),
    late: t('app.stillSaving'),
    unsaved: t('app.notSaved'),
    offline: t('ui.offline'),
  }
  const level = saving === 'saved' && !connected ? 'offline' : saving
  return (
    <span className={classes.sync} data-level={level} title={texts[level]}>
      <span className={classes.words}>{texts[level]}</span>
    </span>
  )
}

function levelOf(store: Store): Level {
  const { since } = store.pending()
  if (since !== undefined) return Date.now() - since < long ? 'saving' : 'late'
  return store.unsaved ? 'unsaved' : 'saved'
}
