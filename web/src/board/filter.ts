/** The terms of a filter as the server reads them: parted by commas that stand outside quotes. */
export function termsOf(filter: string): string[] {
  const terms: string[] = []
  let term = ''
  let quoted = false
  for (const sign of filter) {
    if (sign === '"') quoted = !quoted
    if (sign === ',' && !quoted) {
      terms.push(term)
      term = ''
    } else term += sign
  }
  return [...terms, term].map((each) => each.trim()).filter(Boolean)
}

export function withTerm(filter: string, term: string): string {
  return termsOf(filter).includes(term) ? filter : [...termsOf(filter), term].join(',')
}

export function withoutTerm(filter: string, term: string): string {
  return termsOf(filter)
    .filter((each) => each !== term)
    .join(',')
}
