import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openWorld } from './board-world.mjs'
import {
  accessibilityBreaches,
  looks,
  openBrowser,
  openPage,
  overflowsSideways,
  shoot,
  smallTargets,
} from './lib.mjs'

const text = (en, ru, pl) => ({ en, ru, pl })

/** A signed contract opens the way to the work. */
const process = {
  name: text('Papers', 'Бумаги', 'Dokumenty'),
  kind: 'sale',
  win_line: 'work',
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

let browser
let world
let pipeline

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
const panel = (page, name) => page.getByRole('region', { name, exact: true })
const own = (lines) => lines.filter((line) => !/ chrome(-extension)?:\/\//.test(line)) // the browser's viewer of PDF
const state = async (deal) => (await world.call('GET', `/deals/${deal.id}/documents`)).items[0].state

/** A deal at a client's, with a person of theirs. */
async function dealAt(name) {
  const deal = await world.call('POST', '/deals', {
    name,
    pipeline_id: pipeline,
    company_name: 'Brightwater',
    set: { value: 2_400_000 },
  })
  const dora = await world.call('POST', '/contacts', { name: 'Dora Decides', company_id: deal.company_id })
  await world.call('POST', `/deals/${deal.id}/contacts`, { contact_id: dora.id, part: 'decider' })
  return { ...deal, dora: dora.id }
}

const upload = async (page, label, name, buffer, mimeType) => {
  await dialog(page).getByLabel(label).setInputFiles({ name, mimeType, buffer })
  await dialog(page).getByRole('button', { name: 'Take the file off' }).waitFor()
}

async function openDeal(deal, look = {}) {
  const opened = await world.open(look)
  await opened.page.goto(`${world.origin}/d/${deal.number}`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

/** The link that a dialog shows, once. */
async function linkIn(page) {
  const url = await dialog(page).getByLabel('Link', { exact: true }).inputValue()
  assert.match(url, /\/o#[\w-]{40,}$/)
  assert.deepEqual(await accessibilityBreaches(page), [])
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click()
  return new URL(url).pathname + new URL(url).hash
}

async function openLink(path, look = {}) {
  const opened = await openPage(browser, world.origin, look)
  await opened.page.goto(world.origin + path)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

async function looksRight(page, name, look) {
  assert.equal(await overflowsSideways(page), false)
  assert.deepEqual(await smallTargets(page), [])
  assert.deepEqual(await accessibilityBreaches(page), [])
  await shoot(page, name, look, true)
}

describe('links for clients', () => {
  it('show a document, take wishes and a signature, and open the gate', async () => {
    const deal = await dealAt('Packing line')
    const { page, trouble, close } = await openDeal(deal)
    const documents = panel(page, 'Documents')
    await documents.getByRole('button', { name: 'Add: Contract' }).click()
    await dialog(page).getByLabel('State').selectOption('draft')
    await upload(page, 'File', 'Contract.pdf', Buffer.from(pdf), 'application/pdf')
    await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
    await documents.getByRole('button', { name: 'Client’s link: Contract.pdf' }).click()
    const first = await linkIn(page)
    assert.equal(await state(deal), 'sent')

    const client = await openLink(first)
    await client.page.getByText('Contract for Brightwater, version 1').waitFor()
    await client.page.locator('iframe').waitFor()
    await client.page.waitForFunction(() => globalThis.frames.length > 0)
    const saved = client.page.waitForEvent('download')
    await client.page.getByRole('button', { name: 'Download' }).click()
    assert.equal((await saved).suggestedFilename(), 'Contract.pdf')
    await client.page.getByRole('button', { name: 'Ask for changes' }).click()
    await client.page.getByLabel('Your name').fill('Dora Decides')
    await client.page.getByRole('button', { name: 'Send' }).click()
    await client.page.getByText('Write what is to be changed.').waitFor()
    await client.page.getByLabel('What is to be changed?').fill('Pay in 30 days')
    assert.deepEqual(await accessibilityBreaches(client.page), [])
    await client.page.getByRole('button', { name: 'Send' }).click()
    await client.page.getByText(/^Dora Decides asked for changes/).waitFor()
    assert.deepEqual(own(client.trouble), [])
    await panel(page, 'Timeline').getByText('Dora Decides asked for changes in “Contract.pdf”').waitFor()

    await documents.getByRole('button', { name: 'Update: Contract.pdf' }).click()
    await dialog(page).getByLabel('State').selectOption('sent')
    await upload(page, 'New version', 'Contract 2.png', pixel, 'image/png')
    await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
    await documents
      .getByText(/version 2/)
      .first()
      .waitFor()
    await client.page.reload()
    await client.page.getByText(/^This link leads to version 1/).waitFor()
    assert.deepEqual(await accessibilityBreaches(client.page), [])

    await documents.getByRole('button', { name: 'Client’s link: Contract.pdf' }).click()
    const second = await linkIn(page)
    await client.page.goto(world.origin + second)
    await client.page.reload()
    await client.page.getByRole('img', { name: 'Contract 2.png, to look at' }).waitFor()
    await client.page.getByRole('button', { name: 'I accept and sign' }).click()
    await client.page.getByText('Write the name.').waitFor()
    await client.page.getByLabel('Your name').fill('Dora Decides')
    await client.page.getByRole('button', { name: 'I accept and sign' }).click()
    await client.page.getByText(/^Signed by Dora Decides/).waitFor()
    assert.deepEqual(await accessibilityBreaches(client.page), [])
    await client.close()

    await panel(page, 'Timeline').getByText('Dora Decides signed “Contract.pdf” by the link').waitFor()
    await documents.getByText(/^History/).click()
    await documents
      .getByText(/^Dora Decides by the link, .* from /)
      .first()
      .waitFor()
    await documents
      .getByText(/^opened by the link, /)
      .first()
      .waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    const { version } = (await world.call('GET', `/deals/${deal.id}`)).deal
    await world.call('POST', `/deals/${deal.id}/moves`, { to: 'work' }, { 'If-Match': `"${version}"` })

    await panel(page, 'After the work').getByRole('button', { name: 'Ask for feedback' }).click()
    await dialog(page).getByRole('button', { name: 'Asked' }).click()
    await page.getByRole('button', { name: 'Client’s link: Dora Decides' }).click()
    const asks = await linkIn(page)
    await world.call('POST', `/deals/${deal.id}/publications`, { kind: 'logo', text: 'Logo on our site' })
    const after = await world.call('GET', `/deals/${deal.id}/after-work`)
    await world.call(
      'PUT',
      `/publications/${after.publications[0].id}/permission`,
      { state: 'asked', contact_id: deal.dora },
      { 'If-Match': `"${(await world.call('GET', `/deals/${deal.id}`)).deal.version}"` },
    )

    const speaker = await openLink(asks)
    await speaker.page.getByRole('button', { name: 'Send' }).click()
    await speaker.page.getByText('Give a score, or write a few words.').waitFor()
    await speaker.page.getByText('9', { exact: true }).click()
    await speaker.page.getByLabel('In your own words').fill('They finish what they begin')
    const answer = (legend, word) =>
      speaker.page.getByRole('group', { name: legend }).getByText(word, { exact: true }).click()
    await answer('May we show these words to others, with your name?', 'Yes')
    await answer(/Logo on our site/, 'No')
    assert.equal(await speaker.page.getByLabel('Your name').inputValue(), 'Dora Decides')
    assert.deepEqual(await accessibilityBreaches(speaker.page), [])
    await speaker.page.getByRole('button', { name: 'Send' }).click()
    await speaker.page.getByText(/^Thank you, Dora Decides/).waitFor()
    assert.deepEqual(await accessibilityBreaches(speaker.page), [])
    assert.deepEqual(speaker.trouble, [])
    await speaker.close()

    const shown = panel(page, 'After the work')
    await shown.getByText('9 of 10').waitFor()
    await shown.getByText(/^Dora Decides by the link/).waitFor()
    await shown.getByText('may be shown', { exact: true }).waitFor()
    await shown.getByText('refused', { exact: true }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(own(trouble()), [])
    await close()
  })

  for (const look of looks) {
    it(`look right at ${look.width}, ${look.theme}, ${look.language}`, async () => {
      const deal = await dealAt(`Hall ${look.width} ${look.theme} ${look.language}`)
      const form = new FormData()
      form.append('file', new Blob([pdf], { type: 'application/pdf' }), 'Non-disclosure agreement 7-26.pdf')
      const kept = await world.call('POST', '/files', form)
      await world.call('POST', `/deals/${deal.id}/documents`, {
        kind: 'nda',
        name: 'NDA 7/26',
        file_id: kept.id,
      })
      const [nda] = (await world.call('GET', `/deals/${deal.id}/documents`)).items
      await world.call('POST', `/deals/${deal.id}/feedback`, {
        kind: 'final',
        contact_id: deal.dora,
        way: 'mail',
      })
      await world.call('POST', `/deals/${deal.id}/publications`, {
        kind: 'case',
        text: 'How a packing line came to stand in four weeks, with pictures of the hall',
      })
      const { feedback, publications } = await world.call('GET', `/deals/${deal.id}/after-work`)
      await world.call(
        'PUT',
        `/publications/${publications[0].id}/permission`,
        { state: 'asked', contact_id: deal.dora },
        { 'If-Match': `"${(await world.call('GET', `/deals/${deal.id}`)).deal.version}"` },
      )
      for (const [name, thing] of [
        ['document', `/documents/${nda.id}`],
        ['feedback', `/feedback/${feedback[0].id}`],
      ]) {
        const { url } = await world.call('POST', `${thing}/link`)
        const client = await openLink(new URL(url).pathname + new URL(url).hash, look)
        await client.page.getByRole('textbox').first().waitFor()
        if (name === 'feedback') {
          await client.page.getByText('9', { exact: true }).click()
          await client.page.getByRole('textbox').first().fill('They finish what they begin')
        }
        await looksRight(client.page, `client-${name}`, look)
        await client.close()
      }
    })
  }
})
