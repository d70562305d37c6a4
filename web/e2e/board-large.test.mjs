import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { columnOf, eventually, namesIn, openWorld } from './board-world.mjs'
import { openBrowser } from './lib.mjs'

const many = Number(process.env.MANY ?? 5000)
const atOnce = 16
const mostNodes = 1500

let browser
let world

before(async () => {
  browser = await openBrowser()
  world = await openWorld(browser, { args: ['--account-rate', '100000'] })
  const stages = ['inquiry', 'diagnosis']
  const draft = (i) =>
    world.deal(`Deal ${i}`, {
      stage: stages[i % 2],
      answers: [],
      set: { value: { minor: 1000 * (i + 1), currency: 'PLN' }, expected_close: '2027-02-01' },
    })
  await draft(0) // alone, so that it is the last of its column
  for (let i = 1; i < many; i += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, many - i) }, (_, k) => draft(i + k)))
  }
})
after(async () => {
  await browser?.close()
  await world?.stop()
})

it(`${many} deals are drawn with ${mostNodes} nodes at most, and move at once`, async () => {
  const { page, trouble, close } = await world.open({})
  await page.goto(`${world.origin}/board/${world.pipeline}`)
  await page.locator('[data-card]').first().waitFor()
  await page.getByText(`${many.toLocaleString('en-GB')} deals`).waitFor()
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length)
  assert.ok((await nodes()) <= mostNodes, `${await nodes()} nodes`)

  const last = await namesIn(page, 'inquiry')
  await columnOf(page, 'inquiry').getByRole('link').first().focus()
  await page.keyboard.press('End')
  await eventually(() => page.evaluate(() => document.activeElement?.textContent), 'Deal 0')
  assert.ok(!last.includes('Deal 0'))
  assert.ok((await nodes()) <= mostNodes, `${await nodes()} nodes`)

  await page.keyboard.press('m')
  await page.getByRole('menu').waitFor()
  const painted = await page.evaluate(async () => {
    const moved = () =>
      document.querySelector('[data-column=diagnosis] [data-card] [data-open]')?.textContent === 'Deal 0'
    const start = performance.now()
    document.activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key: '2', bubbles: true, cancelable: true }),
    )
    while (!moved() && performance.now() - start < 5000) await new Promise(requestAnimationFrame)
    return performance.now() - start
  })
  console.log(`a move among ${many} is painted after ${Math.round(painted)} ms`)
  assert.ok(painted < 5000, `painted after ${painted} ms`)
  assert.deepEqual(trouble(), [])
  await close()
})
