/** Whether the server has a newer build of this page than the one that runs here. False where no answer comes. */
export async function isRenewed(): Promise<boolean> {
  const running = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src')
  if (!running) return false
  try {
    const answer = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
    return answer.ok && !(await answer.text()).includes(running)
  } catch {
    return false
  }
}

/** In ms. */
const patience = 8_000
