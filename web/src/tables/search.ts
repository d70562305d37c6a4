/** The state of the list of deals, as its address holds it. */
export interface DealsSearch {
  /** Filter, in the words of the server. */
  f?: string
  sort?: string
  cols?: string
}

export function dealsSearch({ f, sort, cols }: Record<string, unknown>): DealsSearch {
  return {
    ...(((typeof f === 'string' && f !== '') || typeof f === 'number') && { f: String(f) }),
    ...(typeof sort === 'string' && sort !== '' && { sort }),
    ...(typeof cols === 'string' && { cols }),
  }
}
