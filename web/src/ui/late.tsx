import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useI18n } from '../i18n'
import { type Missing, MissingPart, type Part, partOf } from '../parts/part'
import { Button } from './Button'
import { Failed } from './PageState'
import { useToast } from './Toast'

/** In ms: so often a part that is wanted is asked for again while there is no connection. */
const again = 5_000

interface LateProps {
  /** Stands here until it has come. */
  meanwhile?: ReactNode
  /** It could not be had. Who gives up on it then opens it anew; otherwise it appears with the connection. */
  onMissing?: () => void
}

/** A component with a way to get its code before it is needed, which tells whether it is here and never throws. */
type Late<Props> = ComponentType<Props & LateProps> & { preload: () => Promise<boolean> }

/** The same for a page of the router, whose type may not depend on what is in the page. */
type LatePageComponent = (() => ReactNode) & { preload: () => Promise<void> }

/**
 * A part of a page whose code comes later. Without a connection a toast tells so,
 * and nothing else on the page suffers.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): Late<Props> {
  const part = partOf(load)
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, as React's lazy is
  function Late({ meanwhile, onMissing, ...props }: Props & LateProps) {
    const { t } = useI18n()
    const toast = useToast()
    const { here: Here, retry } = usePart(part, (why) => {
      toast({
        kind: 'failed',
        text: t(why === 'renewed' ? 'ui.part.renewed' : 'ui.part.offline'),
        actions: [
          ...(why === 'renewed' ? [{ label: t('ui.reload'), onAction: reload }] : []),
          ...(why === 'offline' && !onMissing ? [{ label: t('ui.retry'), onAction: retry }] : []),
        ],
      })
      onMissing?.()
    })
    return Here ? <Here {...(props as Props)} /> : meanwhile
  }
  return Object.assign(Late, { preload: () => arrives(part) })
}

/** A whole page whose code comes later: without a connection it tells so in its place, and comes when it can. */
export function latePage<Module extends object>(
  load: () => Promise<Module>,
  name: keyof Module,
): LatePageComponent {
  const part = partOf(async () => (await load())[name] as ComponentType)
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each page, when its route is made
  function LatePage() {
    const { here: Here, missing, retry } = usePart(part)
    if (Here) return <Here />
    return missing && <MissingPage why={missing} onRetry={retry} />
  }
  return Object.assign(LatePage, { preload: () => arrives(part).then(() => {}) })
}

function MissingPage({ why, onRetry }: { why: Missing; onRetry: () => void }) {
  const { t } = useI18n()
  if (why === 'offline')
    return <Failed title={t('ui.offline')} hint={t('ui.page.offline')} onRetry={onRetry} />
  return (
    <Failed title={t('ui.renewed')} hint={t('ui.page.renewed')}>
      <Button onClick={reload}>{t('ui.reload')}</Button>
    </Failed>
  )
}

/** A part, asked for while the component is there: by itself again when the connection is back. */
function usePart<T>(part: Part<T>, onMissing?: (why: Missing) => void) {
  const [{ here, missing }, setState] = useState<{ here?: T | undefined; missing?: Missing }>({
    here: part.here,
  })
  const told = useRef(onMissing)
  useEffect(() => {
    told.current = onMissing
  })
  const attempt = useCallback(async (): Promise<Missing | undefined> => {
    try {
      const here = await part.load()
      setState({ here })
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error
      setState({ missing: error.why })
      return error.why
    }
  }, [part])
  const retry = useCallback(async () => {
    const missing = await attempt()
    if (missing) told.current?.(missing)
  }, [attempt])
  const gone = here === undefined
  useEffect(() => {
    if (gone) void retry()
  }, [gone, retry])
  useEffect(() => {
    if (missing !== 'offline') return
    const timer = setInterval(attempt, again)
    addEventListener('online', attempt)
    return () => {
      clearInterval(timer)
      removeEventListener('online', attempt)
    }
  }, [missing, attempt])
  return { here, missing, retry: () => void retry() }
}

function arrives(part: Part<unknown>): Promise<boolean> {
  return part.load().then(
    () => true,
    () => false,
  )
}

function reload(): void {
  location.reload()
}
