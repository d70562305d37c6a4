import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import {
  accessibilityBreaches,
  found,
  openBrowser,
  openPage,
  overflowsSideways,
  shoot,
  startHummock,
} from './lib.mjs'

let browser
let server
let firm

before(async () => {
  browser = await openBrowser()
  server = await startHummock()
  firm = await found(server, { template: 'it-services' })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** The names of fields and buttons in each language. */
const words = {
  en: { add: 'Add a product', name: 'Name', price: 'List price', save: 'Save', change: 'Change', shown: /3,200/ },
  ru: { add: 'Добавить продукт', name: 'Название', price: 'Цена по прайсу', save: 'Сохранить', change: 'Изменить', shown: /3\s200/ },
  pl: { add: 'Dodaj produkt', name: 'Nazwa', price: 'Cena z cennika', save: 'Zapisz', change: 'Zmień', shown: /3\s?200/ },
} // biome-ignore format: a line a language

for (const look of [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '390', theme: 'dark', language: 'ru' },
  { width: '1440', theme: 'dark', language: 'pl' },
]) {
  it(`keeps the price list, ${look.width} px in ${look.language}`, async () => {
    const word = words[look.language]
    await firm.speak(look.language)
    const { page, trouble, close } = await openPage(browser, server.origin, look)
    await firm.signIn(page)
    await page.goto(`${server.origin}/settings/products`)
    await page.getByRole('button', { name: word.add }).click()
    const dialog = page.getByRole('dialog')
    const name = `Training ${look.language}`
    await dialog.getByLabel(word.name, { exact: true }).fill(name)
    await dialog.getByLabel(word.price).fill('3200')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'product-dialog', look)
    await dialog.getByRole('button', { name: word.save, exact: true }).click()
    const row = page.getByRole('listitem').filter({ hasText: name })
    await row.getByText(word.shown).waitFor()

    await row.getByRole('button', { name: `${word.change}: ${name}` }).click()
    await dialog.getByLabel(word.name, { exact: true }).fill(`${name} II`)
    await dialog.getByRole('button', { name: word.save, exact: true }).click()
    await page.getByText(`${name} II`).waitFor()
    await row.getByText(word.shown).waitFor()
    await shoot(page, 'products', look)
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.equal(await overflowsSideways(page), false)
    assert.deepEqual(trouble, [])
    await close()
  })
}
