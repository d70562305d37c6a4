import { IconX } from '@tabler/icons-react'
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
import { useI18n } from '../i18n'
import { Button } from './Button'
import { IconButton } from './IconButton'
import classes from './Toast.module.css'

export interface ToastAction {
  label: string
  onAction: () => void
}

export interface ToastContent {
  text: string
  /** Takes the change back by a change of its own; stands first. */
  onUndo?: () => void
  actions?: ToastAction[]
  kind?: 'info' | 'failed'
}

interface Shown extends ToastContent {
  id: number
}

/** How long a toast stays; the clock stands while it is looked at. */
const stay = 10_000
const atMost = 3

const ToastContext = createContext<(content: ToastContent) => void>(() => {})

/** Shows a toast for 10 s. */
export function useToast(): (content: ToastContent) => void {
  return useContext(ToastContext)
}

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  const [toasts, setToasts] = useState<Shown[]>([])
  const [held, setHeld] = useState(false)
  const last = useRef(0)

  const show = useCallback((content: ToastContent) => {
    setToasts((others) => [...others, { ...content, id: ++last.current }].slice(-atMost))
  }, [])
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const hold = useMemo(
    () => ({
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    }),
    [],
  )
  return (
    <ToastContext value={show}>
      {children}
      <section className={classes.region} aria-label={t('ui.messages')} {...hold}>
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} held={held} onDismiss={dismiss} />
        ))}
      </section>
    </ToastContext>
  )
}

interface ToastProps {
  toast: Shown
  held: boolean
  onDismiss: (id: number) => void
}

function Toast({ toast, held, onDismiss }: ToastProps) {
  const { t } = useI18n()
  const { id, text, onUndo, kind = 'info' } = toast
  const undo = onUndo ? [{ label: t('ui.undo'), onAction: onUndo }] : []
  const actions = [...undo, ...(toast.actions ?? [])]
  const hidden = useHiddenTab()
  const left = useRef(stay)

  useEffect(() => {
    if (held || hidden) return
    const start = Date.now()
    const timer = setTimeout(() => onDismiss(id), left.current)
    return () => {
      clearTimeout(timer)
      left.current -= Date.now() - start
    }
  }, [held, hidden, id, onDismiss])

  return (
    <div className={classes.toast} data-kind={kind} role={kind === 'failed' ? 'alert' : 'status'}>
      <p className={classes.text}>{text}</p>
      <div className={classes.actions}>
        {actions.map(({ label, onAction }) => (
          <Button
            key={label}
            look="quiet"
            onClick={() => {
              onDismiss(id)
              onAction()
            }}
          >
            {label}
          </Button>
        ))}
        <IconButton label={t('ui.dismiss')} onClick={() => onDismiss(id)}>
          <IconX size={18} stroke={1.5} />
        </IconButton>
      </div>
    </div>
  )
}

function useHiddenTab(): boolean {
  const [hidden, setHidden] = useState(document.hidden)
  useEffect(() => {
    const look = () => setHidden(document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return hidden
}
