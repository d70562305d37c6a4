import type { Problem } from '../api/problem'
import type { Catalogue } from './messages'

/** What a refusal says to a person: our own words, else the server's, else what its status means. */
export function problemText(problem: Problem, { find, t }: Catalogue): string {
  return find(`error.${problem.code}`, problem.params) ?? problem.detail ?? t('error.internal')
}
