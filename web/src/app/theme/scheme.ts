export type Scheme = 'system' | 'light' | 'dark'

const key = 'hummock.scheme'

/** The person's choice on this device; the script in index.html reads the same key before the first paint. */
export function readScheme(): Scheme {
  const chosen = localStorage.getItem(key)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function applyScheme(scheme: Scheme): void {
  if (scheme === 'system') {
    localStorage.removeItem(key)
    delete document.documentElement.dataset.scheme
    return
  }
  localStorage.setItem(key, scheme)
  document.documentElement.dataset.scheme = scheme
}
