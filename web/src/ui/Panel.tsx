import { Component, type ReactNode } from 'react'
import { useI18n } from '../i18n'
import { Failed } from './PageState'

interface PanelProps {
  children: ReactNode
  /** Told of each failure, once. */
  onError?: (error: unknown) => void
}

/** A part of a page that may fail alone: the rest of the page stays. */
export class Panel extends Component<PanelProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <Broken onRetry={() => this.setState({ failed: false })} />
  }
}

function Broken({ onRetry }: { onRetry: () => void }) {
  const { t } = useI18n()
  return <Failed title={t('ui.broken')} hint={t('ui.broken.hint')} onRetry={onRetry} />
}
