import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile, idTypes, languages, namedTokens, readMessages } from '../../tools/messages.mjs'
import { localeOf } from './language'
import { catalogueOf, loadCatalogue } from './messages'

const english = readMessages('en')
const ids = Object.keys(english).sort()

/** Ids that are put together from a code of the server, and so never stand in the code. */
const fromServer = ['error.']

describe.each(languages)('messages in %s', (language) => {
  const messages = readMessages(language)

  it('has exactly the English ids', () => {
    expect(Object.keys(messages).sort()).toEqual(ids)
  })

  it('names the same parameters as English', () => {
    const names = (id: string, text = '') =>
      [...new Set(namedTokens(compile(id, text)).map(([name]) => name))].sort()
    for (const id of ids) expect([id, names(id, messages[id])]).toEqual([id, names(id, english[id])])
  })

  it('has every plural form of the language', () => {
    const forms = new Intl.PluralRules(localeOf[language]).resolvedOptions().pluralCategories.sort()
    for (const [id, text] of Object.entries(messages)) {
      for (const [, kind, cases] of namedTokens(compile(id, text))) {
        if (kind !== 'plural') continue
        const present = Object.keys(cases).filter((key) => key !== 'offset' && !/^\d/.test(key))
        expect([id, present.sort()]).toEqual([id, forms])
      }
    }
  })

  it('is written with typographic care', () => {
    for (const [id, text] of Object.entries(messages)) {
      expect([id, text]).toEqual([
        id,
        text
          .trim()
          .replaceAll(/ {2,}|\.\.\.|!/g, '')
          .normalize('NFC'),
      ])
    }
  })
})

it('uses every message, and none that is missing', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.endsWith('.d.ts'))
    .map((name) => readFileSync(`src/${name}`, 'utf8'))
    .join('\n')
  const used = (id: string) =>
    sources.includes(`'${id}'`) || fromServer.some((prefix) => id.startsWith(prefix))
  expect(ids.filter((id) => !used(id))).toEqual([])
})

it('derives the types of ids and parameters from English', () => {
  expect(readFileSync('src/i18n/ids.d.ts', 'utf8')).toBe(idTypes())
})

it('counts as a native does', async () => {
  const deals = {
    en: '{n, plural, one {# deal} other {# deals}}',
    ru: '{n, plural, one {# сделка} few {# сделки} many {# сделок} other {# сделки}}',
    pl: '{n, plural, one {# transakcja} few {# transakcje} many {# transakcji} other {# transakcji}}',
  }
  const counts = [0, 1, 2, 5, 11, 21, 22, 101, 1.5]
  const table = languages.map((language) => {
    const catalogue = catalogueOf(language, { deals: compile('deals', deals[language]) })
    return counts.map((n) => catalogue.find('deals', { n }))
  })
  expect(table).toEqual([
    ['0 deals', '1 deal', '2 deals', '5 deals', '11 deals', '21 deals', '22 deals', '101 deals', '1.5 deals'],
    [
      '0 сделок',
      '1 сделка',
      '2 сделки',
      '5 сделок',
      '11 сделок',
      '21 сделка',
      '22 сделки',
      '101 сделка',
      '1,5 сделки',
    ],
    [
      '0 transakcji',
      '1 transakcja',
      '2 transakcje',
      '5 transakcji',
      '11 transakcji',
      '21 transakcji',
      '22 transakcje',
      '101 transakcji',
      '1,5 transakcji',
    ],
  ])
})

it('loads one language at a time', async () => {
  const russian = await loadCatalogue('ru')
  expect(russian.t('nav.today')).toBe('Сегодня')
  expect(russian.t('ui.remoteChanges', { count: 3 })).toBe('Другие изменили 3 записи')
  expect(russian.find('error.unheard')).toBeUndefined()
})
