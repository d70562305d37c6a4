import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import {
  accessibilityBreaches,
  found,
  openBrowser,
  openPage,
  overflowsSideways,
  shoot,
  smallTargets,
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
  en: { title: 'Document templates', add: 'Add a template', start: 'Start from', name: 'Name', text: 'Text', field: 'Number of the deal', preview: 'Preview', save: 'Save', documents: 'Documents', details: 'Details', make: 'Make from a template', client: 'Client', made: 'From the template' },
  ru: { title: 'Шаблоны документов', add: 'Добавить шаблон', start: 'Взять за основу', name: 'Название', text: 'Текст', field: 'Номер сделки', preview: 'Предпросмотр', save: 'Сохранить', documents: 'Документы', details: 'Сведения', make: 'Создать по шаблону', client: 'Клиент', made: 'По шаблону' },
  pl: { title: 'Szablony dokumentów', add: 'Dodaj szablon', start: 'Punkt wyjścia', name: 'Nazwa', text: 'Tekst', field: 'Numer transakcji', preview: 'Podgląd', save: 'Zapisz', documents: 'Dokumenty', details: 'Dane', make: 'Utwórz z szablonu', client: 'Klient', made: 'Z szablonu' },
} // biome-ignore format: a line a language

for (const look of [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '390', theme: 'dark', language: 'ru' },
  { width: '1440', theme: 'dark', language: 'pl' },
]) {
  it(`writes a template and makes a document from it, ${look.width} px in ${look.language}`, async () => {
    const word = words[look.language]
    const title = `Secrets ${look.language}`
    await firm.speak(look.language)
    const { page, trouble, close } = await openPage(browser, server.origin, look)
    await firm.signIn(page)
    await page.goto(`${server.origin}/settings/documents`)
    await page.getByRole('button', { name: word.add }).click()
    await page.getByLabel(word.start).selectOption('contract')
    await page.getByLabel(word.start).selectOption('nda')
    const text = page.getByLabel(word.text, { exact: true })
    const preview = page.getByRole('region', { name: word.preview })
    await text.press('ControlOrMeta+End')
    await text.press('Enter')
    await page.getByRole('button', { name: word.field, exact: true }).click()
    await preview.getByText('D-1042').waitFor()
    assert.match(await text.inputValue(), /\n\{deal\.number\}$/)
    await text.press('Enter')
    await text.pressSequentially('{deal.nmae}')
    await preview.getByText('{deal.nmae}').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.equal(await overflowsSideways(page), false)
    assert.deepEqual(await smallTargets(page), [])
    await shoot(page, 'template-editor', look)
    await page.getByLabel(word.name, { exact: true }).fill(title)
    await page.getByRole('button', { name: word.save, exact: true }).click()
    await page
      .getByText(/deal\.nmae["”»]/)
      .first()
      .waitFor()
    await text.fill('# {deal.name}\n{company.name}, {company.tax_id?}\n\n{signatures}')
    await page.getByRole('button', { name: word.save, exact: true }).click()
    await page.getByText(title, { exact: true }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'template-list', look)

    const company = await firm.call('POST', '/companies', { name: `Aster ${look.language}` })
    const deal = await firm.call('POST', '/deals', { name: 'Portal' })
    await page.goto(`${server.origin}/d/${deal.number}`)
    if (look.width === '390') await page.getByRole('button', { name: word.details, exact: true }).click()
    const documents = page.getByRole('region', { name: word.documents, exact: true })
    const make = documents.getByRole('button', { name: word.make })
    await make.click()
    await page.getByRole('menuitem', { name: title }).click()
    await documents.getByText(new RegExp(`[“«„]${word.client}[”»]`)).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await documents.scrollIntoViewIfNeeded()
    await shoot(page, 'template-refused', look)
    const { deal: now } = await firm.call('GET', `/deals/${deal.id}`)
    await firm.call(
      'PATCH',
      `/deals/${deal.id}`,
      { company_id: company.id },
      { 'If-Match': `"${now.version}"` },
    )
    await page.getByText(company.name).first().waitFor({ state: 'attached' })
    await make.click()
    await page.getByRole('menuitem', { name: title }).click()
    await documents.getByText(title).first().waitFor()
    const [document] = (await firm.call('GET', `/deals/${deal.id}/documents`)).items
    assert.equal(document.kind, 'nda')
    assert.match(document.steps[0].note, new RegExp(word.made))
    assert.match(document.steps[0].file.name, /\.pdf$/)
    assert.equal(await overflowsSideways(page), false)
    await documents.scrollIntoViewIfNeeded()
    await shoot(page, 'template-made', look)
    assert.equal(trouble.filter((line) => !line.includes('422')).join('\n'), '')
    await close()
  })
}
