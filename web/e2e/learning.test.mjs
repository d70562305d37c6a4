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
  en: { part: 'Learning material', add: 'Add learning material', name: 'Title', text: 'Text', save: 'Save', done: 'Done', limits: 'Limits' },
  ru: { part: 'Учебные материалы', add: 'Добавить материал', name: 'Название', text: 'Текст', save: 'Сохранить', done: 'Изучено', limits: 'Границы' },
  pl: { part: 'Materiały szkoleniowe', add: 'Dodaj materiał', name: 'Tytuł', text: 'Tekst', save: 'Zapisz', done: 'Przerobione', limits: 'Limity' },
} // biome-ignore format: a line a language

for (const look of [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '390', theme: 'dark', language: 'ru' },
  { width: '1440', theme: 'dark', language: 'pl' },
]) {
  it(`keeps learning material where the work is done, ${look.width} px in ${look.language}`, async () => {
    const word = words[look.language]
    await firm.speak(look.language)
    const deal = await firm.call('POST', '/deals', { name: 'Portal' })
    await firm.call('POST', '/materials', {
      title: 'Sizing a portal', kind: 'link', link: 'https://example.com/sizing', minutes: 15, pipeline_id: deal.pipeline_id, stage: deal.stage,
    }) // biome-ignore format: one request
    const { page, trouble, close } = await openPage(browser, server.origin, look)
    await firm.signIn(page)
    await page.goto(`${server.origin}/d/${deal.number}`)
    const part = page.getByRole('region', { name: word.part })
    await part.waitFor()
    const link = part.getByRole('link').first()
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer')
    const title = `What we ask first, ${look.language}`
    await part.getByRole('button', { name: word.add }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(word.name, { exact: true }).fill(title)
    await dialog.getByLabel(word.text, { exact: true }).last().fill('What happens if nothing is done?')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'learning-dialog', look)
    await dialog.getByRole('button', { name: word.save, exact: true }).click()
    await part.getByText(title).waitFor()
    const done = { name: `${word.done}: ${title}` }
    await part.getByRole('checkbox', done).click()
    await part.getByRole('checkbox', { ...done, checked: true }).waitFor()
    await part.scrollIntoViewIfNeeded()
    await shoot(page, 'learning-deal', look)
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.equal(await overflowsSideways(page), false)

    await page.goto(`${server.origin}/settings/firm`)
    const limits = page.getByRole('heading', { name: word.limits })
    await limits.waitFor()
    await limits.scrollIntoViewIfNeeded()
    await shoot(page, 'limits', look)
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(trouble, [])
    await close()
  })
}
