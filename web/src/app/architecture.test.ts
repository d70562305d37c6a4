import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** What each folder may import of ours; a noun reaches another noun through its index only. */
const mayImport: Record<string, string[]> = {
  api: [],
  i18n: [],
  state: ['api'],
  parts: ['api'],
  ui: ['i18n', 'parts'],
}
const forNouns = ['api', 'i18n', 'parts', 'state', 'ui']

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\.d\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(`src/${name}`, 'utf8') }))

/** Lines that match, with the file they stand in. */
function lines(pattern: RegExp, inFile: (name: string) => boolean = () => true): string[] {
  return sources
    .filter(({ name }) => inFile(name))
    .flatMap(({ name, text }) =>
      text
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    )
}

it('keeps every folder to its imports', () => {
  const broken = sources.flatMap(({ name, text }) => {
    const [folder = '', ...rest] = name.split('/')
    if (rest.length === 0 || folder === 'app') return []
    return [...text.matchAll(/^(import type|import|export).*? from '\.\.\/(\w+)(\/[\w-]+)?'/gms)]
      .filter(([, kind, target = '', file]) => {
        if (target === folder || (mayImport[folder] ?? forNouns).includes(target)) return false
        if (kind === 'import type' && target === 'api') return false
        return !(folder in mayImport ? false : file === undefined && target !== 'app')
      })
      .map(([, , target, file]) => `${name} imports ${target}${file ?? ''}`)
  })
  expect(broken).toEqual([])
})

it('talks to the server in api only', () => {
  expect(
    lines(/\bfetch\(|XMLHttpRequest|EventSource\(|sendBeacon/, (name) => !name.startsWith('api/')),
  ).toEqual([])
})

it('never reads a list again because of an own change', () => {
  expect(lines(/invalidateQueries/)).toEqual([])
})

it('makes no HTML and no style from strings, which the security policy would refuse', () => {
  expect(
    lines(/dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write|visibleFrom=|hiddenFrom=/),
  ).toEqual([])
})

it('writes no text into the code: every word is a message', () => {
  const word = />\s*[A-Za-zА-я]{3,}[^<>{}=()]*<\/|(?:label|title|hint|placeholder|aria-label|alt)="[^"]*[a-z]/
  const ours = /Hummock</
  expect(lines(word, (name) => name.endsWith('.tsx')).filter((line) => !ours.test(line))).toEqual([])
})

it('keeps files short enough to read', () => {
  expect(sources.filter(({ text }) => text.split('\n').length > 300).map(({ name }) => name)).toEqual([])
})
