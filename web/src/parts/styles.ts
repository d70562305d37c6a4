/** Style sheets of parts that did not come: the bundler asks for each once only, and goes on without it. */
const failed = new Set<HTMLLinkElement>()

/** Notes from now on which style sheets fail. */
export function watchStyles(): void {
  const note = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target)
  }
  document.addEventListener('error', note, { capture: true })
}

/** Asks again for the style sheets that failed, each in its old place; throws while they still do. */
export async function mendStyles(): Promise<void> {
  await Promise.all([...failed].map(mend))
}

function mend(link: HTMLLinkElement): Promise<void> {
  failed.delete(link)
  // What is asked for by the same element would not be asked for again.
  const fresh = document.createElement('link')
  for (const { name, value } of link.attributes) fresh.setAttribute(name, value)
  if (link.nonce) fresh.nonce = link.nonce
  return new Promise((resolve, reject) => {
    fresh.addEventListener('load', () => resolve())
    fresh.addEventListener('error', () => reject(new Error(`no style from ${fresh.href}`)))
    link.replaceWith(fresh)
  })
}
