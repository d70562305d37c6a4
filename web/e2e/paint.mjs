// Measures what a person waits for on opening a page: the built binary, a firm
// with a full board, a processor slowed down four times, 100 ms to the server.
import { found, openBrowser, startHummock } from './lib.mjs'

const runs = Number(process.argv[2] ?? 5)
const deals = 120
const latency = 100
const only = process.argv[3] ?? ''
const visits = [
  { name: 'board, cold', path: '/board', content: '[data-card]' },
  { name: 'board, warm', path: '/board', content: '[data-card]', warm: true },
  { name: 'deal, cold', path: '/d/', content: 'main h1' },
  { name: 'deal, warm', path: '/d/', content: 'main h1', warm: true },
  { name: 'sign-in, cold', path: '/login', content: 'form', out: true },
]

const [browser, site] = await Promise.all([openBrowser(), startHummock()])
try {
  const firm = await found(site, { template: 'b2b-weighted' })
  const { items } = await firm.call('GET', '/pipelines')
  let deal
  for (let i = 0; i < deals; i++)
    deal = await firm.call('POST', '/deals', { name: `Pumps for line ${i}`, pipeline_id: items[0].id })
  console.log('| page | first paint | largest paint | content |\n|---|---|---|---|')
  for (const visit of visits.filter(({ name }) => name.startsWith(only))) {
    const seen = []
    for (let i = 0; i < runs; i++) seen.push(await open(firm, visit, deal.number))
    const of = (key) => Math.round(median(seen.map((each) => each[key])))
    console.log(`| ${visit.name} | ${of('first')} ms | ${of('largest')} ms | ${of('content')} ms |`)
  }
} finally {
  await browser.close()
  await site.stop()
}

/** One visit in a browser of its own; a warm one comes for the second time. */
async function open(firm, { path, content, warm, out }, number) {
  const address = site.origin + path.replace(/\/d\/$/, `/d/${number}`)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  if (!out) await firm.signIn(page)
  if (warm) {
    for (let i = 0; i < 2; i++) {
      await page.goto(address)
      await page.waitForTimeout(1500)
    }
    await page.goto('about:blank')
  }
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(watch, content)
  await page.goto(address)
  await page.waitForFunction(
    () => globalThis.paints.content && performance.now() > globalThis.paints.content + 1500,
  )
  const paints = await page.evaluate(() => globalThis.paints)
  await context.close()
  return paints
}

/** In the page: notes the paints, and when what the page is for stood there. */
function watch(content) {
  globalThis.paints = {}
  const note = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  note('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') globalThis.paints.first = startTime
  })
  note('largest-contentful-paint', ({ startTime }) => {
    globalThis.paints.largest = startTime
  })
  const looking = new MutationObserver(() => {
    if (!document.querySelector(content)) return
    looking.disconnect()
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        globalThis.paints.content = performance.now()
      }),
    )
  })
  looking.observe(document, { childList: true, subtree: true })
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
