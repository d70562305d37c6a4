// The message catalogues: src/i18n/messages/<language>/<area>.json, ids in full
// ("<area>.<name>"), texts in ICU MessageFormat. This file reads them, compiles
// them for the build and derives the types of ids and parameters from English.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'

export const languages = /** @type {const} */ (['en', 'ru', 'pl'])

const folder = fileURLToPath(new URL('../src/i18n/messages', import.meta.url))
const idsFile = fileURLToPath(new URL('../src/i18n/ids.d.ts', import.meta.url))
const virtual = 'virtual:messages/'

/**
 * @typedef {string | [name: string, kind?: string, format?: any]} Token
 * @typedef {string | Token[]} Compiled
 */

/** All messages of one language, as written. @returns {Record<string, string>} */
export function readMessages(/** @type {string} */ language) {
  /** @type {Record<string, string>} */
  const all = {}
  for (const file of readdirSync(`${folder}/${language}`).sort()) {
    const area = file.replace(/\.json$/, '')
    const messages = JSON.parse(readFileSync(`${folder}/${language}/${file}`, 'utf8'))
    for (const [id, text] of Object.entries(messages)) {
      if (!id.startsWith(`${area}.`))
        throw new Error(`${language}/${file}: id "${id}" must begin with "${area}."`)
      if (typeof text !== 'string' || text === '')
        throw new Error(`${language}/${file}: "${id}" needs a text`)
      all[id] = text
    }
  }
  return all
}

/** @returns {Compiled} */
export function compile(/** @type {string} */ id, /** @type {string} */ text) {
  try {
    return /** @type {Compiled} */ (compileMessage(text))
  } catch (cause) {
    throw new Error(`message "${id}" is not valid ICU MessageFormat: ${text}`, { cause })
  }
}

/** Every token with a name, the nested ones included. @returns {[string, string | undefined, any][]} */
export function namedTokens(/** @type {Compiled} */ compiled) {
  if (!Array.isArray(compiled)) return []
  return compiled.flatMap((token) => {
    if (!Array.isArray(token)) return []
    const [name, kind, format] = token
    const nested = format && typeof format === 'object' ? Object.values(format).flatMap(namedTokens) : []
    return [/** @type {[string, string | undefined, any]} */ ([name, kind, format]), ...nested]
  })
}

const parameterTypes = /** @type {Record<string, string>} */ ({
  plural: 'number',
  selectordinal: 'number',
  number: 'number',
  date: 'Date | number',
  time: 'Date | number',
})

function parameters(/** @type {string} */ id, /** @type {string} */ text) {
  /** @type {Map<string, string>} */
  const types = new Map()
  for (const [name, kind, format] of namedTokens(compile(id, text))) {
    const type = kind === 'select' ? selectType(format) : (kind && parameterTypes[kind]) || 'string | number'
    if (!types.has(name) || type !== 'string | number') types.set(name, type)
  }
  return [...types].map(([name, type]) => `${name}: ${type}`).join('; ')
}

function selectType(/** @type {Record<string, unknown>} */ cases) {
  const named = Object.keys(cases).filter((key) => key !== 'other' && key !== 'offset')
  return [...named.map((key) => `'${key}'`), '(string & {})'].join(' | ')
}

/** The text of src/i18n/ids.d.ts. */
export function idTypes() {
  const lines = Object.entries(readMessages('en')).map(([id, text]) => {
    const types = parameters(id, text)
    return `  '${id}': ${types ? `{ ${types} }` : 'undefined'}`
  })
  return `// Generated from messages/en by \`npm run messages\`.\nexport interface Messages {\n${lines.join('\n')}\n}\n`
}

export function writeIdTypes() {
  const text = idTypes()
  if (readFileSync(idsFile, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(idsFile, text)
}

/** Vite plugin: `virtual:messages/<language>` is one compiled catalogue, one chunk. @returns {import('vite').Plugin} */
export function messages() {
  return {
    name: 'hummock-messages',
    buildStart() {
      writeIdTypes()
    },
    resolveId(id) {
      return id.startsWith(virtual) ? `\0${id}` : undefined
    },
    load(id) {
      if (!id.startsWith(`\0${virtual}`)) return undefined
      const language = id.slice(virtual.length + 1)
      const compiled = Object.fromEntries(
        Object.entries(readMessages(language)).map(([key, text]) => [key, compile(key, text)]),
      )
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))})`
    },
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(folder)) return
      writeIdTypes()
      server.moduleGraph.invalidateAll()
      server.ws.send({ type: 'full-reload' })
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeIdTypes()
