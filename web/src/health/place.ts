import type { Evidence, Finding } from './useHealth'

/** Where one looks after a piece of evidence. */
export function placeOf({ noun, id, label }: Evidence) {
  switch (noun) {
    case 'lead':
      return { to: '/leads' } as const
    case 'invoice':
      return { to: '/money' } as const
    case 'user':
      return { to: '/deals', search: { f: `owner:${id},outcome:open` } } as const
    default:
      return { to: '/d/$number', params: { number: label.slice(2) } } as const
  }
}

/** Where the one thing to do about a finding is done. */
export function actionPlace(finding: Finding, me: string) {
  const first = finding.evidence[0]
  if (finding.rule === 'glut')
    return { to: '/deals', search: { f: `stage:${finding.stage},outcome:open` } } as const
  if (finding.rule === 'closing_glut' && finding.pipeline_id)
    return { to: '/board/$pipeline', params: { pipeline: finding.pipeline_id } } as const
  if (finding.rule === 'no_plan' && first?.id === me) return { to: '/today' } as const
  return first ? placeOf(first) : ({ to: '/leads' } as const)
}
