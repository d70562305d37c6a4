/** The terms of a filter as the server reads them: parted by commas that stand outside quotes. */
export function termsOf(filter: string): string[] {
  return (filter.match(/(?:[^,"]|"[^"]*"?)+/g) ?? []).map((term) => term.trim()).filter(Boolean)
}

export function withoutTerm(filter: string, term: string): string {
  return termsOf(filter)
    .filter((each) => each !== term)
    .join(',')
}
