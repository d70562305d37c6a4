import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import classes from './LiveRegion.module.css'

interface Announcer {
  /** Says one sentence to screen readers when they are free to listen. */
  announce: (sentence: string) => void
  /** Counts a change by somebody else; told as a sum, once in five seconds at most. */
  announceRemote: () => void
}

const remotePause = 5_000

const AnnouncerContext = createContext<Announcer>({ announce: () => {}, announceRemote: () => {} })

export function useAnnounce(): Announcer {
  return useContext(AnnouncerContext)
}

interface LiveRegionProps {
  /** The sentence for `count` changes by others. */
  remote: (count: number) => string
  children: ReactNode
}

/** The one polite live region of the page. */
export function LiveRegion({ remote, children }: LiveRegionProps) {
  const [said, setSaid] = useState({ sentence: '', turn: 0 })
  const waiting = useRef({ count: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined })
  const wording = useRef(remote)
  useEffect(() => {
    wording.current = remote
  }, [remote])

  const announce = useCallback(
    (sentence: string) => setSaid(({ turn }) => ({ sentence, turn: turn + 1 })),
    [],
  )
  const announcer = useMemo(
    () => ({
      announce,
      announceRemote() {
        const changes = waiting.current
        changes.count++
        changes.timer ??= setTimeout(() => {
          announce(wording.current(changes.count))
          waiting.current = { count: 0, timer: undefined }
        }, remotePause)
      },
    }),
    [announce],
  )
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <div className={classes.hidden} role="status" aria-live="polite">
        {/* A new element each time, so that the same sentence is said again. */}
        <span key={said.turn}>{said.sentence}</span>
      </div>
    </AnnouncerContext>
  )
}
