// Weighs what a browser loads for the first screen, and fails above the budget.
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'))

const budgets = {
  'first screen, JS': { most: 240, files: firstScreen().js },
  'first screen, CSS': { most: 30, files: firstScreen().css },
}
for (const [key, { isDynamicEntry, src }] of Object.entries(manifest)) {
  if (isDynamicEntry && src) budgets[src] = { most: 60, files: only(key) }
}

let over = false
for (const [name, { most, files }] of Object.entries(budgets)) {
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(new URL(file, dist))).length),
  )
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024
  const mark = kilobytes > most ? 'OVER' : 'ok'
  over ||= kilobytes > most
  console.log(`${mark.padEnd(5)}${kilobytes.toFixed(1).padStart(7)} of ${most} KB  ${name}`)
}
process.exit(over ? 1 : 0)

/** The entry, the largest language and the board: with everything they need at once. */
function firstScreen() {
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
  const languages = Object.keys(manifest).filter((key) => key.includes('messages/'))
  const board = Object.keys(manifest).filter((key) => key.includes('board/BoardPage'))
  const keys = new Set([entry, ...languages.slice(-1), ...board].flatMap((key) => [...withImports(key)]))
  return {
    js: new Set([...keys].map((key) => manifest[key].file)),
    css: new Set([...keys].flatMap((key) => manifest[key].css ?? [])),
  }
}

/** What a part that comes later adds to the first screen, and to the pages that ask for it. */
function only(key) {
  const { js, css } = firstScreen()
  const askers = Object.keys(manifest).filter((each) => manifest[each].dynamicImports?.includes(key))
  const [here = new Set(), ...others] = askers.map((each) => withImports(each))
  const there = [...here].filter((each) => others.every((other) => other.has(each)))
  const keys = [...withImports(key)].filter((each) => !there.includes(each))
  const files = keys.flatMap((each) => [manifest[each].file, ...(manifest[each].css ?? [])])
  return new Set(files.filter((file) => !js.has(file) && !css.has(file)))
}

function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const imported of manifest[key].imports ?? []) withImports(imported, seen)
  return seen
}
