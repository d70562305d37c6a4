import { expect, test } from 'vitest'
import { type Mergeable, previewOf } from './template-text'

const fields: Mergeable[] = [
  { key: 'deal.name', example: { en: 'Portal', pl: 'Portal klienta' }, list: false },
  { key: 'company.address', example: { en: '1 River Street\nLondon' }, list: false },
  { key: 'plan', example: { en: 'Prepayment\nThe rest' }, list: true },
  { key: 'signatures', example: {}, list: false },
]
const read = (body: string, language = 'en') =>
  previewOf(body, fields, language).map(({ kind, parts }) =>
    [kind, ...parts.map(({ text, look }) => (look ? `[${look}:${text}]` : text))].join(' ').trim(),
  )

test.each([
  ['# A\n\n## B\n- c', ['heading A', 'gap', 'subheading B', 'item c']],
  [
    'For {deal.name}, { company.address? }.',
    ['text For  [merged:Portal] ,  [merged:1 River Street, London] .'],
  ],
  ['{plan}', ['item [merged:Prepayment]', 'item [merged:The rest]']],
  ['In parts: {plan}', ['text In parts:  [merged:Prepayment; The rest]']],
  ['{company.address}', ['text [merged:1 River Street]', 'text [merged:London]']],
  ['{deal.nmae} {', ['text [unknown:{deal.nmae}]  {']],
  ['{signatures}', ['signatures']],
])('%j reads', (body, want) => expect(read(body)).toEqual(want))

test('examples are in the language of the text', () =>
  expect(read('{deal.name}', 'pl')).toEqual(['text [merged:Portal klienta]']))
