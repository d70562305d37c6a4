// A connection that is lost takes nothing of the page with it.
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { found, openBrowser, openPage, shoot, startHummock } from './lib.mjs'

let browser
let site
let firm
let number

before(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), startHummock()])
  firm = await found(site, { template: 'b2b-weighted' })
  const { items } = await firm.call('GET', '/pipelines')
  const deal = await firm.call('POST', '/deals', { name: 'Reed roof', pipeline_id: items[0].id })
  number = (deal.deal ?? deal).number
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

/** A test on one page, which ends with the connection there. */
function on(name, look, act) {
  it(name, async () => {
    const { page, trouble, close } = await openPage(browser, site.origin, look)
    await firm.speak(look.language ?? 'en')
    await firm.signIn(page)
    await act(page, look)
    await page.context().setOffline(false)
    assert.deepEqual(
      trouble.filter((each) => each.startsWith('error')),
      [],
    )
    await close()
  })
}

const nav = (page) => page.getByRole('navigation').first()
const sync = (page) => page.locator('[data-level]').first()

async function openDeal(page) {
  await page.goto(`${site.origin}/d/${number}`)
  await page.getByRole('button', { name: 'Name: Reed roof' }).waitFor()
}

for (const width of ['1440', '390']) {
  const look = { width, theme: 'light', language: 'en' }

  on(`parts that do not come leave the page as it is, at ${width} px`, look, async (page) => {
    // The words and the page itself come, whatever comes later does not.
    const late = /\/assets\/(Popover|MenuSheet|Menu|DialogBox|Overlays|GateDialog)[^/]*$/
    await page.route(late, (route) => route.abort())
    await openDeal(page)
    await page.waitForTimeout(2_500)
    assert.equal((await nav(page).isVisible()) || width === '390', true)
    assert.equal(await page.getByText('The page could not be opened').count(), 0)
    await (width === '390'
      ? page.getByRole('button', { name: 'More', exact: true })
      : page.getByRole('button', { name: 'Theme' })
    ).click()
    await page.getByText('No connection, so this can’t be opened right now.').waitFor()
    await shoot(page, 'offline-part', look)
    await page.unroute(late)
    if (width === '390') return page.getByRole('dialog').waitFor()
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menu').waitFor()
    const position = await page
      .locator('.mantine-Menu-dropdown')
      .evaluate((node) => getComputedStyle(node).position)
    assert.equal(position, 'absolute', 'the style that failed has come too')
  })
}

on(
  'a page not seen yet tells of the connection in its place, and comes with it',
  { width: '1440', theme: 'light', language: 'en' },
  async (page, look) => {
    await openDeal(page)
    await page.waitForTimeout(2_500)
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Companies' }).click()
    const alert = page.getByRole('main').getByRole('alert')
    await alert.getByText('This page is not loaded yet.').waitFor()
    assert.equal(await nav(page).isVisible(), true)
    await page.getByRole('button', { name: 'Try again' }).click()
    await alert.getByText('This page is not loaded yet.').waitFor()
    await page.getByText('Changes can’t be saved until it is back.').waitFor()
    await shoot(page, 'offline-page', look)
    await page.context().setOffline(false)
    await page.getByRole('heading', { name: 'Companies', level: 1 }).waitFor()
    await page.getByText('Changes can’t be saved until it is back.').waitFor({ state: 'detached' })
  },
)

on('“Try again” brings a page whose code had failed', {}, async (page) => {
  await openDeal(page)
  await page.route(/\/assets\/CompaniesPage/, (route) => route.abort())
  await page.getByRole('link', { name: 'Companies' }).click()
  await page.getByText('This page is not loaded yet.').waitFor()
  await page.unroute(/\/assets\/CompaniesPage/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Companies', level: 1 }).waitFor()
})

on(
  'a page of a build that is gone asks to reload',
  { width: '1440', theme: 'light', language: 'en' },
  async (page, look) => {
    await openDeal(page)
    await page.route(/\/assets\/CompaniesPage/, (route) => route.fulfill({ status: 404 }))
    await page.route(`${site.origin}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script type="module" src="/assets/newer.js"></script>',
      }),
    )
    await page.getByRole('link', { name: 'Companies' }).click()
    await page.getByText('Hummock has been updated.').waitFor()
    await shoot(page, 'renewed-page', look)
    await page.unroute(/\/assets\/CompaniesPage/)
    await page.getByRole('button', { name: 'Reload' }).click()
    await page.getByRole('heading', { name: 'Companies', level: 1 }).waitFor()
  },
)

on(
  'a change without a connection is never called saved',
  { width: '1440', theme: 'light', language: 'en' },
  async (page, look) => {
    await openDeal(page)
    await page.waitForTimeout(2_500)
    assert.equal(await sync(page).textContent(), 'All changes saved')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Name: Reed roof' }).click()
    const field = page.getByRole('textbox', { name: /name/i }).first()
    await field.fill('Reed roof, new')
    await page.keyboard.press('Enter')
    await page.locator('[data-level=saving]').first().waitFor()
    assert.equal(await sync(page).textContent(), 'Saving…')
    await page.locator('[data-level=unsaved]').first().waitFor()
    assert.equal(await sync(page).textContent(), 'Not saved: no connection')
    await page.getByText('Changes can’t be saved until it is back.').waitFor()
    await shoot(page, 'offline-edit', look)
  },
)
