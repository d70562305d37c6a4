import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import {
  accessibilityBreaches,
  found,
  languages,
  openBrowser,
  openPage,
  overflowsSideways,
  startHummock,
} from './lib.mjs'

let browser
let site
let firm

before(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), startHummock()])
  firm = await found(site)
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

/** A test on one page that must end without trouble. */
function on(path, look, name, act) {
  it(name, async () => {
    const { page, trouble, close } = await openPage(browser, site.origin, look)
    await firm.speak(look.language ?? 'en')
    if (path !== '/login') await firm.signIn(page)
    await page.goto(site.origin + path)
    await page.locator('h1').waitFor()
    await act(page)
    assert.deepEqual(trouble, [])
    await close()
  })
}

const focused = (page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('role'))

on('/login', {}, 'a form that is not complete says what to do, and where', async (page) => {
  await page.locator('#email').fill('anna@firm')
  await page.getByRole('button', { name: 'Sign in' }).click()
  assert.equal(await focused(page), 'alert')
  assert.equal(await page.getByRole('alert').getByRole('link').count(), 2)
  assert.match(await page.title(), /^Error: /)
  await page.getByRole('alert').getByRole('link').last().click()
  assert.equal(await focused(page), 'password')
  assert.equal(await page.locator('#email').inputValue(), 'anna@firm')
})

on('/board', { width: '390' }, 'the sheet of a phone keeps the focus, and gives it back', async (page) => {
  const more = page.getByRole('button', { name: 'More' })
  await more.focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab')
    assert.equal(await sheet.evaluate((node) => node.contains(document.activeElement)), true)
  }
  const { width } = await sheet.boundingBox()
  assert.equal(width, 390)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  assert.equal(await more.evaluate((node) => node === document.activeElement), true)
})

on('/board', {}, 'the theme and the language change in place and stay', async (page) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menu').waitFor()
  assert.deepEqual(await accessibilityBreaches(page), [])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  assert.notEqual(await background(), light)
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: 'Polski' }).click()
  await page.getByRole('link', { name: 'Tablica' }).waitFor()
  await page.reload()
  await page.getByRole('link', { name: 'Tablica' }).waitFor()
  assert.notEqual(await background(), light)
})

on('/board', { language: 'ru' }, 'g and a letter go there, on a Russian keyboard too', async (page) => {
  const press = (key, code) =>
    page.evaluate(
      (init) =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
        ),
      { key, code },
    )
  await press('п', 'KeyG')
  await press('у', 'KeyE')
  await page.waitForURL('**/settings/me')
})

on('/board', {}, 'the first Tab offers the way past the navigation', async (page) => {
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.equal(await focused(page), 'content')
})

for (const language of Object.keys(languages)) {
  for (const path of ['/login', '/board']) {
    on(path, { language }, `${path} fits 320, 768 and 1024 px in ${language}`, async (page) => {
      for (const width of [320, 768, 1024]) {
        await page.setViewportSize({ width, height: 800 })
        assert.equal(await overflowsSideways(page), false)
      }
    })
  }
}
