import { useCallback, useEffect } from 'react'
import { ProblemError } from '../api/problem'
import { useConnection } from '../session'

/** What this browser keeps of a person beyond a session. */
const kept = ['hummock.language', 'hummock.scheme', 'hummock.rail']

/** Signs out here and in the other windows of this browser. Nothing of the firm stays in memory. */
export function useSignOut(): () => Promise<void> {
  const { api } = useConnection()
  return useCallback(async () => {
    const remembered = kept.map((key) => [key, localStorage.getItem(key)] as const)
    await api.DELETE('/session')
    // The server asks the browser to forget all; how a person reads is no secret.
    for (const [key, value] of remembered) if (value !== null) localStorage.setItem(key, value)
    // Heard in every window of this browser, this one among them.
    new BroadcastChannel(channelName).postMessage('signedOut')
  }, [api])
}

/** From the sample company back into the firm, or to the sign-in page where its session has ended meanwhile. */
export function useWayHome(): () => Promise<void> {
  const { api } = useConnection()
  return useCallback(async () => {
    try {
      await api.POST('/session', { body: { home: true } })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
    }
    tellOtherWindows()
    leave()
  }, [api])
}

/** The session of this browser is another one now: windows that show the former leave it. */
export function tellOtherWindows(): void {
  new BroadcastChannel(channelName).postMessage('signedOut')
  localStorage.removeItem('hummock.pipeline')
}

/** Another window of this browser signed out: this one has no session either. */
export function useSignedOutElsewhere(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = leave
    return () => channel.close()
  }, [])
}

const channelName = 'hummock.session'

/** Loads the page anew, which forgets everything that was read and leads to the sign-in page where nobody is signed in. */
export function leave(): void {
  location.assign('/')
}
