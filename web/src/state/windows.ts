import type { Change } from './change'
import { type EventsListener, type EventsSource, followEvents } from './events'

const channelName = 'hummock.changes'

type Told = { change: Change } | { lost: true }

/**
 * One event stream for all windows of a browser: whoever holds the lock follows
 * it and tells the others. When that window closes, the next one takes over from
 * the last rev it has seen.
 */
export function followAsOneWindow(
  since: number,
  source: EventsSource,
  listener: EventsListener,
  signal: AbortSignal,
): void {
  const channel = new BroadcastChannel(channelName)
  let rev = since
  const note = (change: Change) => {
    rev = Math.max(rev, change.rev)
    listener.onChange(change)
  }
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('lost' in data) listener.onLost()
    else if (data.change.rev > rev) note(data.change)
    listener.onState('live')
  }
  const telling: EventsListener = {
    onState: listener.onState,
    onChange(change) {
      note(change)
      channel.postMessage({ change } satisfies Told)
    },
    onLost() {
      listener.onLost()
      channel.postMessage({ lost: true } satisfies Told)
    },
  }
  signal.addEventListener('abort', () => channel.close(), { once: true })
  navigator.locks
    .request(channelName, { signal }, () => followEvents(rev, source, telling, signal))
    .catch(() => {
      // Called off while another window held the lock.
    })
}
