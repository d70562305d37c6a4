/** One field the server could not accept. */
export interface FieldProblem {
  field: string
  code: string
  message: string
}

/** The server's refusal (RFC 9457), or our own when no answer came. */
export interface Problem {
  /** HTTP status; 0 when no answer came. */
  status: number
  /** Stable; also the key of its text, `error.<code>`. */
  code: string
  /** One sentence in the language of the request. */
  detail?: string
  params?: Record<string, unknown>
  fields: FieldProblem[]
  /** Everything else the answer says: `unmet`, `who_can`, the id of the error. */
  more: Record<string, unknown>
}

export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.code, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** Codes for answers that carry none of their own: a proxy's page, a cut connection. */
const codeOfStatus: Record<number, string> = {
  0: 'network',
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  409: 'stale',
  412: 'stale',
  422: 'invalid',
  429: 'busy',
}

export function problemOf(status: number, body: unknown): Problem {
  const { code, detail, params, errors, ...more } = isRecord(body) ? body : {}
  const said = (text: string) => sentence(text, isRecord(params) ? params : {})
  return {
    status,
    code: typeof code === 'string' ? code : (codeOfStatus[status] ?? 'internal'),
    ...(typeof detail === 'string' && { detail: said(detail) }),
    ...(isRecord(params) && { params }),
    fields: fieldProblems(errors).map((field) => ({ ...field, message: said(field.message) })),
    more,
  }
}

/** No answer came: the network failed, or the server was too slow. */
export function noAnswer(cause: unknown): ProblemError {
  const late = cause instanceof DOMException && cause.name === 'TimeoutError'
  return new ProblemError({ status: 0, code: late ? 'timeout' : 'network', fields: [], more: {} }, { cause })
}

/** A list of objects, or a map from field to sentence. */
function fieldProblems(errors: unknown): FieldProblem[] {
  if (Array.isArray(errors)) return errors.flatMap(fieldProblem)
  if (!isRecord(errors)) return []
  return Object.entries(errors).flatMap(([field, message]) => fieldProblem({ field, message }))
}

function fieldProblem(value: unknown): FieldProblem[] {
  if (!isRecord(value)) return []
  const { field, location, code, message } = value
  const name = typeof field === 'string' ? field : location
  if (typeof name !== 'string') return []
  return [
    {
      field: name.replace(/^body\./, ''),
      code: String(code ?? 'invalid'),
      message: String(message ?? ''),
    },
  ]
}

/**
 * The server's own English begins in small and ends without a stop, for programs to join; people read sentences.
 * A file, a host and a person that it begins with keep their names.
 */
function sentence(text: string, { file, host, name }: Record<string, unknown>): string {
  const named = [file, host, name].some((each) => typeof each === 'string' && each && text.startsWith(each))
  const begun = named ? text : text.charAt(0).toUpperCase() + text.slice(1)
  return text === '' || /[.!?…)”"]$/.test(text) ? begun : `${begun}.`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
