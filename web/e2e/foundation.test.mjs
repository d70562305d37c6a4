import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  accessibilityBreaches,
  found,
  looks,
  openBrowser,
  openPage,
  overflowsSideways,
  shoot,
  smallTargets,
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

const pages = { login: '/login', board: '/board' }

for (const [name, path] of Object.entries(pages)) {
  describe(`the ${name} page`, () => {
    for (const look of looks) {
      it(`is sound at ${look.width} px, ${look.theme}, ${look.language}`, async () => {
        const { page, trouble, close } = await openPage(browser, site.origin, look)
        await firm.speak(look.language)
        if (path !== '/login') await firm.signIn(page)
        await page.goto(site.origin + path)
        await page.locator('h1').waitFor()
        await shoot(page, name, look)
        assert.deepEqual(await accessibilityBreaches(page), [])
        assert.equal(await overflowsSideways(page), false)
        assert.deepEqual(await smallTargets(page), [])
        assert.equal(
          await page.locator('html').getAttribute('lang'),
          { en: 'en-GB', ru: 'ru', pl: 'pl' }[look.language],
        )
        assert.deepEqual(trouble, [])
        await close()
      })
    }
  })
}
