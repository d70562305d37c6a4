// The day of somebody who sells, and the health of the pipelines.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openWorld } from './board-world.mjs'
import { accessibilityBreaches, looks, openBrowser, overflowsSideways, shoot, smallTargets } from './lib.mjs'

let browser
let world
let me

before(async () => {
  browser = await openBrowser()
  world = await openWorld(browser)
  me = (await world.call('GET', '/session')).user
  const value = (minor) => ({ set: { value: { minor, currency: 'PLN' } } })
  await step(await world.deal('Pumps for line 2', value(84_000_00)), 'Ask for the energy figures', today())
  await step(await world.deal('Small repair', value(900_00)), 'Call about the date', today())
  await step(await world.deal('Late contract', value(40_000_00)), 'Send the contract', today(-3))
  const rests = await world.deal('Next year', value(10_000_00))
  await world.call(
    'PUT',
    `/deals/${rests.id}/waiting`,
    { until: today(30), reason: 'The budget of next year' },
    { 'If-Match': `"${rests.version}"` },
  )
  await world.deal('Nobody knows')
})
after(async () => {
  await browser?.close()
  await world?.stop()
})

function today(days = 0) {
  const zone = 'Europe/Warsaw'
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.now() + days * 86_400_000)
}

const step = (deal, title, due_on) =>
  world.call('POST', `/deals/${deal.id}/tasks`, { title, kind: 'call', due_on })

async function looksRight(page, name, look) {
  assert.equal(await overflowsSideways(page), false)
  assert.deepEqual(await smallTargets(page), [])
  assert.deepEqual(await accessibilityBreaches(page), [])
  await shoot(page, name, look, true)
}

async function openAt(path, look = {}) {
  const opened = await world.open(look)
  await opened.page.goto(world.origin + path)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

const now = (page) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) })
const stepsOf = (page) => page.getByRole('heading', { level: 4 }).allTextContents()

describe('the day', () => {
  for (const look of looks) {
    it(`is looked at, ${look.width} px in ${look.language}, ${look.theme}`, async () => {
      const { page, trouble, close } = await openAt('/today', look)
      await page.getByRole('heading', { level: 3 }).waitFor()
      await looksRight(page, 'today', look)
      await page.goto(`${world.origin}/health`)
      await page.getByRole('heading', { level: 3 }).first().waitFor()
      await looksRight(page, 'health', look)
      assert.deepEqual(trouble(), [])
      await close()
    })
  }

  it('is where one lands: first what waiting costs most, and why', async () => {
    const { page, trouble, close } = await openAt('/')
    await page.waitForURL('**/today')
    await now(page).getByText('Late contract').waitFor()
    await now(page)
      .getByText(/3 days overdue; waiting puts .* at risk/)
      .waitFor()
    assert.deepEqual(await stepsOf(page), ['Call: Ask for the energy figures', 'Call: Call about the date'])
    await page.getByRole('heading', { name: '1 deal without a next step' }).waitFor()
    await page.getByText('Next year').waitFor()
    assert.deepEqual(trouble(), [])
    await close()
  })

  it('logs a call in two presses; of nobody reached the same follows by itself', async () => {
    const { page, trouble, close } = await openAt('/today')
    await now(page).getByRole('button', { name: 'Done: Send the contract' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/the same again on/).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Nobody reached' }).click()
    await now(page).getByText('Pumps for line 2').waitFor()
    const { items } = await world.call('GET', '/deals?filter=contract')
    assert.equal(items[0].next_step.title, 'Send the contract')
    assert.ok(items[0].next_step.due_on > today())

    await page.keyboard.press('e')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('1')
    await now(page).getByText('Small repair').waitFor()
    await page.getByRole('heading', { name: '2 done today' }).waitFor()
    assert.deepEqual(trouble(), [])
    await close()
  })

  it('gives parts of itself to stages, and a deal its step', async () => {
    const { page, trouble, close } = await openAt('/today')
    await page.getByRole('button', { name: 'My day' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Choose a stage for each part of the day.').waitFor()
    await dialog.getByLabel('From', { exact: true }).fill('00:00')
    await dialog.getByLabel('Until').fill('23:59')
    await dialog.getByRole('checkbox', { name: 'Inquiry' }).check()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This part of the day: Inquiry').waitFor()

    await page.getByRole('button', { name: 'Give it a step: Nobody knows' }).click()
    await page.getByRole('dialog').getByLabel('What is to be done?').fill('Find out')
    await page.getByRole('dialog').getByLabel('When').fill('today')
    await page.getByRole('dialog').getByRole('button', { name: 'Set the step' }).click()
    await page.getByRole('heading', { name: /Find out/ }).waitFor()
    assert.deepEqual((await world.call('GET', `/users/${me.id}`)).blocks[0].stages, ['inquiry'])
    assert.deepEqual(trouble(), [])
    await close()
  })
})

describe('health', () => {
  it('says what is wrong, what shows it, and leads there', async () => {
    await step(await world.deal('Forgotten'), 'Call back', today(-9))
    const { page, trouble, close } = await openAt('/health')
    const finding = page.getByRole('listitem').filter({ hasText: 'next step is overdue' }).first()
    await finding.getByText('Forgotten').waitFor()
    await finding.getByText('9 days').waitFor()
    await finding.getByRole('button', { name: 'Open the most overdue' }).click()
    await page.waitForURL('**/d/*')
    await page.getByRole('heading', { level: 1, name: /Forgotten/ }).waitFor()
    assert.deepEqual(trouble(), [])
    await close()
  })
})
