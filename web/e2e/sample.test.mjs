import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import {
  accessibilityBreaches,
  openBrowser,
  openPage,
  overflowsSideways,
  owner,
  setupToken,
  shoot,
  smallTargets,
  startHummock,
} from './lib.mjs'

let browser
const servers = []

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  for (const server of servers) await server.stop()
})

/** The name of a button in each language. */
const words = {
  en: { next: 'Continue', found: 'Create the workspace', look: /^Look around/, open: 'Open the sample company', remove: 'Remove it', back: 'Back to my firm' },
  ru: { next: 'Дальше', found: 'Создать рабочее пространство', look: /^Осмотреться/, open: 'Открыть пример компании', remove: 'Удалить', back: 'В мою фирму' },
  pl: { next: 'Dalej', found: 'Utwórz obszar roboczy', look: /^Rozejrzyj/, open: 'Otwórz przykładową firmę', remove: 'Usuń', back: 'Do mojej firmy' },
} // biome-ignore format: a line a language

for (const look of [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '390', theme: 'dark', language: 'ru' },
  { width: '390', theme: 'light', language: 'pl' },
]) {
  it(`leads from the set-up link into the sample company and back, ${look.width} px in ${look.language}`, async () => {
    const server = await startHummock()
    servers.push(server)
    const { page, trouble, close } = await openPage(browser, server.origin, look)
    const word = words[look.language]
    const press = (name) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
    const cards = page.locator('[data-card]')

    await page.goto(`${server.origin}/setup#${await setupToken(server)}`)
    await page.locator('#name').fill(owner.name)
    await page.locator('#email').fill(owner.email)
    await page.locator('#password').fill(owner.password)
    await press(word.next)
    await page.locator('#firm').fill('Norwind')
    await press(word.found)
    await page.getByRole('group').first().getByRole('radio').first().check()
    await press(word.next)
    await page.getByRole('button', { name: word.look }).waitFor()
    await shoot(page, 'sample-offer', look)
    await press(word.look)

    await page.waitForURL('**/today', { timeout: 120_000 })
    await page.goto(`${server.origin}/board`)
    await cards.first().waitFor()
    assert.ok((await cards.count()) > 5, 'the board of the sample company is full')
    const bar = page.locator('aside[aria-label]')
    await bar.waitFor()
    await shoot(page, 'sample-board', look)
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.equal(await overflowsSideways(page), false)
    assert.deepEqual(await smallTargets(page), [])
    await page.goto(`${server.origin}/companies`)
    await bar.waitFor()
    await shoot(page, 'sample-companies', look)

    await press(word.back)
    await bar.waitFor({ state: 'detached' })
    await page.waitForURL('**/today')
    await page.goto(`${server.origin}/board`)
    await page.locator('h1').waitFor()
    assert.equal(await bar.count(), 0)
    assert.equal(await cards.count(), 0, 'nothing of the sample company shows in the firm')

    await page.goto(`${server.origin}/settings/firm`)
    await press(word.open)
    await bar.waitFor({ timeout: 120_000 })
    await press(word.remove)
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'sample-remove', look)
    await dialog.getByRole('button', { name: word.remove, exact: true }).click()
    await bar.waitFor({ state: 'detached' })
    await page.waitForURL('**/today')
    assert.deepEqual(trouble, [])
    await close()
  })
}
