/** What a template can merge, as far as a preview needs to know. */
export interface Mergeable {
  key: string
  example: Record<string, string>
  list: boolean
}

export interface Part {
  text: string
  look?: 'merged' | 'unknown'
}

export interface Line {
  kind: 'heading' | 'subheading' | 'item' | 'text' | 'gap' | 'signatures'
  parts: Part[]
}

const signs = [
  ['## ', 'subheading'],
  ['# ', 'heading'],
  ['- ', 'item'],
] as const

/** A template's text as its paper will read, with examples for what it merges. */
export function previewOf(body: string, fields: readonly Mergeable[], language: string): Line[] {
  return body
    .trim()
    .split('\n')
    .flatMap((line) => linesOf(line.trim(), fields, language))
}

function linesOf(line: string, fields: readonly Mergeable[], language: string): Line[] {
  if (line === '') return [{ kind: 'gap', parts: [] }]
  const [sign, kind] = signs.find(([sign]) => line.startsWith(sign)) ?? ['', 'text' as const]
  const text = line.slice(sign.length).trim()
  const [, alone = ''] = /^\{([^{}]*)\}$/.exec(text) ?? []
  if (keyIn(alone) === 'signatures') return [{ kind: 'signatures', parts: [] }]
  const field = fields.find(({ key }) => key === keyIn(alone))
  if (!field) return [{ kind, parts: partsOf(text, fields, language) }]
  return exampleOf(field, language).map((text) => ({
    kind: field.list && kind === 'text' ? 'item' : kind,
    parts: [{ text, look: 'merged' }],
  }))
}

function partsOf(text: string, fields: readonly Mergeable[], language: string): Part[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (!/^\{[^{}]*\}$/.test(part)) return { text: part }
      const field = fields.find(({ key }) => key === keyIn(part.slice(1, -1)))
      if (!field) return { text: part, look: 'unknown' }
      return { text: exampleOf(field, language).join(field.list ? '; ' : ', '), look: 'merged' }
    })
}

const keyIn = (text: string) => text.trim().replace(/\?$/, '').trim()

const exampleOf = ({ key, example }: Mergeable, language: string) =>
  (example[language] || Object.values(example)[0] || key).split('\n')
