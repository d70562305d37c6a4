// What every browser test needs: a browser, a server, and eyes that miss nothing.
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

export const languages = { en: 'en-GB', ru: 'ru-RU', pl: 'pl-PL' }
export const themes = ['light', 'dark']
export const widths = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } }

/**
 * The combinations a page is tried in: of the twelve the half in which each two of width, theme and language meet.
 * Pictures are taken of all of them.
 */
export const looks = Object.keys(widths)
  .flatMap((width, i) =>
    themes.flatMap((theme, j) =>
      Object.keys(languages).map((language, k) => ({ width, theme, language, even: (i + j + k) % 2 === 0 })),
    ),
  )
  .filter(({ even }) => even || process.env.SHOTS)
  .map(({ width, theme, language }) => ({ width, theme, language }))

function findChromium() {
  const folders = (process.env.PATH ?? '').split(':')
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    ...names.flatMap((name) => folders.map((at) => join(at, name))),
  ]
  const found = candidates.find((path) => path && existsSync(path))
  if (!found) throw new Error('No Chromium found: install the package "chromium", or name one in CHROMIUM.')
  return found
}

/** A browser with a profile of its own that talks to nobody by itself. */
export function openBrowser() {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}

/** The built binary on a free port with an empty data folder. */
export async function startHummock({ args = [], env = {} } = {}) {
  const binary = process.env.HUMMOCK ?? here('../../bin/hummock')
  if (!existsSync(binary))
    throw new Error(`No binary at ${binary}: run "make build" first, or name one in HUMMOCK.`)
  const data = await mkdtemp(join(tmpdir(), 'hummock-e2e-'))
  const child = spawn(binary, ['serve', '--data', data, '--listen', '127.0.0.1:0', ...args], {
    env: { ...process.env, ...env },
  })
  const output = []
  const origin = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output.push(chunk)
      const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(output.join(''))?.[0]
      if (address) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) =>
      reject(new Error(`hummock ended with ${code} before it listened:\n${output.join('')}`)),
    )
  })
  return {
    origin,
    data,
    /** Everything it has printed so far: the set-up link, for one. */
    output: () => output.join(''),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(data, { recursive: true, force: true })
    },
  }
}

/**
 * A page in one look, as of somebody who was never here before. `trouble` collects
 * what must not happen: a request to another host, an error, a breach of the
 * content security policy.
 */
export async function openPage(browser, origin, { width = '1440', theme = 'light', language = 'en' } = {}) {
  const shelf = shelfOf(browser, [width, theme, language].join())
  const context =
    shelf.pop() ??
    (await browser.newContext({
      viewport: widths[width],
      colorScheme: theme,
      locale: languages[language],
      timezoneId: 'Europe/Warsaw',
      reducedMotion: 'reduce',
      hasTouch: width === '390',
    }))
  const page = await context.newPage()
  const trouble = []
  page.on('request', (request) => {
    const { origin: target, protocol } = new URL(request.url())
    if (target !== origin && protocol !== 'data:' && protocol !== 'blob:')
      trouble.push(`request to ${request.url()}`)
  })
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    // The browser tells of every refusal; that nobody is signed in yet is no trouble.
    if (message.text().includes('401') && nobodyYet.test(message.location().url)) return
    trouble.push(`console: ${message.text()}`)
  })
  async function close() {
    await forget(context, page, origin)
    shelf.push(context)
  }
  return { page, trouble, close }
}

/** What a page asks for before it knows whether anybody is signed in. */
const nobodyYet = /\/api\/v1\/(session|pipelines)$/

const shelves = new WeakMap()

/** Contexts of one look that are free again: only the files that the browser has cached are left in them. */
function shelfOf(browser, look) {
  if (!shelves.has(browser)) shelves.set(browser, new Map())
  const shelf = shelves.get(browser)
  if (!shelf.has(look)) shelf.set(look, [])
  return shelf.get(look)
}

/** Leaves nothing of a test for the next one: no page, no cookie, nothing stored. */
async function forget(context, page, origin) {
  const devtools = await context.newCDPSession(page)
  const storageTypes = 'cookies,local_storage,indexeddb,cache_storage,service_workers'
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes })
  await Promise.all(context.pages().map((each) => each.close()))
  await context.clearCookies()
}

const axe = await readFile(here('../node_modules/axe-core/axe.min.js'), 'utf8')

/** Breaches of WCAG 2.2 A and AA, one line each. */
export async function accessibilityBreaches(page) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  )
}

/** Whether the page itself scrolls sideways, which it never may. */
export function overflowsSideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}

/** Pointer targets smaller than `least` CSS pixels, links in running text apart. */
export function smallTargets(page, least = 24) {
  return page.evaluate(
    (size) =>
      [...document.querySelectorAll('button, a[href], input, select, textarea, [role=menuitem]')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('p'))
        .map((element) => ({
          name: element.outerHTML.slice(0, 80),
          // A box in a label is pressed by the whole label.
          ...(element.closest('label') ?? element).getBoundingClientRect().toJSON(),
        }))
        .filter(({ width, height, bottom }) => bottom > 0 && width > 1 && (width < size || height < size))
        .map(({ name, width, height }) => `${Math.round(width)}x${Math.round(height)} ${name}`),
    least,
  )
}

/** Saves a picture when SHOTS names a folder: of what is in sight, or of the whole page. */
export async function shoot(page, name, { width, theme, language }, fullPage = false) {
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}-${width}-${theme}-${language}.png`), fullPage })
}

/** What tests call the firm and its owner. */
export const owner = {
  name: 'Anna Kowalska',
  email: 'anna@norwind.example',
  password: 'reeds over still water',
}

/** The secret behind the # of the set-up link that a server has printed. */
export async function setupToken(server) {
  for (let tries = 0; tries < 100; tries++) {
    const token = /\/setup#(\S+)/.exec(server.output())?.[1]
    if (token) return token
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server printed no set-up link:\n${server.output()}`)
}

/** The code that an authenticator app with a secret shows (RFC 6238). */
export function codeOf(secret, at = Date.now()) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(step).digest()
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/**
 * Founds a firm on a fresh server by the API, its owner with a second factor, and gives a way to sign in:
 * `signIn(page)` before the page is opened, and to change the owner's language. `call` asks the API as the owner.
 */
export async function found(server, { language = 'en', firm = 'Norwind', template = '', ...more } = {}) {
  const headers = { 'Content-Type': 'application/json', Origin: server.origin }
  const answer = await fetch(`${server.origin}/api/v1/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      token: await setupToken(server),
      language,
      ...owner,
      firm,
      currency: 'PLN',
      time_zone: 'Europe/Warsaw',
      ...(template && { template }),
      ...more,
    }),
  })
  if (!answer.ok) throw new Error(`set-up: ${answer.status} ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  async function call(method, path, body, extra = {}) {
    const form = body instanceof FormData
    const reply = await fetch(`${server.origin}/api/v1${path}`, {
      method,
      headers: { ...(form ? { Origin: server.origin } : headers), Cookie: cookies.join('; '), ...extra },
      ...(body && { body: form ? body : JSON.stringify(body) }),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
  const signIn = (page) =>
    page.context().addCookies(
      cookies.map((each) => {
        const [name, ...value] = each.split('=')
        return { name, value: value.join('='), url: server.origin }
      }),
    )
  /** The owner reads in this language from now on. */
  async function speak(language) {
    const { user } = await call('GET', '/session')
    await call('PATCH', `/users/${user.id}`, { language }, { 'If-Match': `"${user.version}"` })
  }
  const { secret } = await call('POST', '/me/second-factor', { password: owner.password })
  const { codes } = await call('PUT', '/me/second-factor', { code: codeOf(secret) })
  return { call, signIn, speak, secret, backupCodes: codes }
}
