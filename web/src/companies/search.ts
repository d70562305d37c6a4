/** What is searched for, and who of the contacts is open. */
export interface RecordsSearch {
  q?: string
  open?: string
}

export function recordsSearch({ q, open }: Record<string, unknown>): RecordsSearch {
  return {
    ...(((typeof q === 'string' && q !== '') || typeof q === 'number') && { q: String(q) }),
    ...(typeof open === 'string' && open !== '' && { open }),
  }
}
