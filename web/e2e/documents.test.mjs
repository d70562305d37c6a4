import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eventually, openWorld } from './board-world.mjs'
import { accessibilityBreaches, looks, openBrowser, overflowsSideways, shoot, smallTargets } from './lib.mjs'

let browser
let world
let pipeline

const title = { en: 'Documents', ru: 'Документы', pl: 'Dokumenty' }
const details = { en: 'Details', ru: 'Сведения', pl: 'Dane' }
const text = (en, ru, pl) => ({ en, ru, pl })

/** A signed contract opens the way to the work. */
const process = {
  name: text('Papers', 'Бумаги', 'Dokumenty'),
  kind: 'sale',
  stages: [
    {
      key: 'sign',
      name: text('Signing', 'Подписание', 'Podpisanie'),
      phase: 'sell',
      exit: [
        {
          key: 'contract',
          kind: 'document',
          document: 'contract',
          state: 'signed',
          level: 'required',
          text: text('The contract is signed', 'Договор подписан', 'Umowa jest podpisana'),
        },
        {
          key: 'nda',
          kind: 'document',
          document: 'nda',
          state: 'sent',
          level: 'advised',
          text: text('The agreement is sent', 'Соглашение отправлено', 'Umowa o poufności wysłana'),
        },
      ],
    },
    { key: 'work', name: text('Work', 'Работа', 'Praca'), phase: 'deliver' },
  ],
}

const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F 24 Tf 40 100 Td (Contract 7/26) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const file = (name, content, mimeType = 'application/pdf') => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})

before(async () => {
  browser = await openBrowser()
  world = await openWorld(browser)
  pipeline = (await world.call('POST', '/pipelines', { process })).items[0].id
})
after(async () => {
  await browser?.close()
  await world?.stop()
})

const dialog = (page) => page.getByRole('dialog')
const panel = (page, name) => page.getByRole('region', { name })

async function openDeal(name, look = {}) {
  const deal = await world.call('POST', '/deals', { name, pipeline_id: pipeline })
  const opened = await world.open(look)
  await opened.page.goto(`${world.origin}/d/${deal.number}`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return { ...opened, deal }
}

describe('documents of a deal', () => {
  it('come in, are looked at, go their way, and open the gate', async () => {
    const { page, deal, trouble, close } = await openDeal('Packing line')
    const documents = panel(page, 'Documents')
    await documents.getByText('This stage asks for it signed').waitFor()
    await documents.getByRole('button', { name: 'Add: Contract' }).click()
    await dialog(page).getByLabel('State').selectOption('draft')
    await dialog(page).getByLabel('File').setInputFiles(file('page.pdf', '<script>'))
    await dialog(page)
      .getByText(/page\.pdf/)
      .waitFor()
    await dialog(page).getByLabel('File').setInputFiles(file('Contract.pdf', pdf))
    await dialog(page).getByRole('button', { name: 'Take the file off' }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
    await documents.getByText('Contract.pdf').first().waitFor()

    await documents.getByRole('button', { name: 'Look at Contract.pdf' }).first().click()
    await dialog(page).locator('iframe').waitFor()
    await shoot(page, 'preview', looks[0])
    await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click()

    await documents.getByRole('button', { name: 'Update: Contract.pdf' }).click()
    await dialog(page).getByLabel('State').selectOption('sent')
    await dialog(page).getByLabel('Note').fill('By mail to Marek')
    await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
    await documents.getByText('Sent', { exact: true }).first().waitFor()
    await panel(page, 'Timeline').getByText('Contract.pdf: sent').waitFor()

    await page
      .getByRole('button', { name: /Move on to “Work”|Work/ })
      .first()
      .click()
    await dialog(page).getByText('The contract is signed').first().waitFor()
    await dialog(page)
      .getByLabel('Signed copy')
      .first()
      .setInputFiles(file('Signed.png', pixel, 'image/png'))
    await dialog(page).getByText('Signed.png').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: /^Move/ }).click()
    const read = async () => (await world.call('GET', `/deals/${deal.id}`)).deal.stage
    await eventually(read, 'work')
    await documents.getByText('Signed', { exact: true }).first().waitFor()
    await documents
      .getByText(/version 2/)
      .first()
      .waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    const own = trouble().filter((line) => !/ chrome(-extension)?:\/\//.test(line)) // the browser's viewer of PDF
    assert.deepEqual(own, [])
    await close()
  })

  for (const look of looks) {
    it(`look right at ${look.width}, ${look.theme}, ${look.language}`, async () => {
      const { page, deal, close } = await openDeal(`Cold store ${look.width} ${look.theme}`, look)
      const post = (path, body, headers) => world.call('POST', path, body, headers)
      await post(`/deals/${deal.id}/documents`, {
        kind: 'letter_of_intent',
        name: 'Cold store, Gdynia',
        state: 'agreed',
        points: 'EUR 90,000 in three parts\nStart in May',
        note: 'Mail of today',
      })
      await post(`/deals/${deal.id}/documents`, {
        kind: 'offer',
        name: 'Offer 12/26 with a rather long name for a narrow column',
        state: 'changes_asked',
        note: 'They want it cheaper',
        expires_on: '2029-12-31',
      })
      await page.reload()
      await page.getByText('Cold store, Gdynia').first().waitFor({ state: 'attached' })
      if (look.width === '390')
        await page.getByRole('button', { name: details[look.language], exact: true }).click()
      const first = panel(page, title[look.language]).getByText('Cold store, Gdynia').first()
      await first.scrollIntoViewIfNeeded()
      assert.equal(await overflowsSideways(page), false)
      assert.deepEqual(await smallTargets(page), [])
      await shoot(page, 'documents', look)
      await close()
    })
  }
})
