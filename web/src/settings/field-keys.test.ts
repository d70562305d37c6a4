import { expect, it } from 'vitest'
import { choicesOf, keyOf } from './field-keys'

it.each([
  ['Lead source', 'lead_source'],
  ['Źródło leada', 'zrodlo_leada'],
  ['Łączna moc, kW', 'laczna_moc_kw'],
  ['Объём закупки', 'obem_zakupki'],
  ['2nd contact', 'field_2nd_contact'],
  ['!!!', 'field'],
])('names %s by %s', (label, key) => expect(keyOf(label, [])).toBe(key))

it('never takes a key that is taken', () => {
  expect(keyOf('Size', ['size', 'size_2'])).toBe('size_3')
})

it('keeps the keys of choices that stay, are moved or get another name', () => {
  const known: { key: string; label: Record<string, string> }[] = [
    { key: 'a', label: { en: 'Small', ru: 'Малый' } },
    { key: 'b', label: { en: 'Large' } },
  ]
  expect(choicesOf('Large\nSmall\nHuge\nHuge\n', known, 'en')).toEqual([
    { key: 'b', label: { en: 'Large' } },
    { key: 'a', label: { en: 'Small', ru: 'Малый' } },
    { key: 'huge', label: { en: 'Huge' } },
  ])
  expect(choicesOf('Tiny\nLarge', known, 'en')[0]).toEqual({ key: 'a', label: { en: 'Tiny', ru: 'Малый' } })
})
