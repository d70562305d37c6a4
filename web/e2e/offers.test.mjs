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

let browser
let world

const title = { en: 'Offers', ru: 'Предложения', pl: 'Oferty' }
const details = { en: 'Details', ru: 'Сведения', pl: 'Dane' }

before(async () => {
  browser = await openBrowser()
  world = await openWorld(browser)
  await world.call('POST', '/products', { name: 'Day of design', price: 100000, currency: 'EUR' })
})
after(async () => {
  await browser?.close()
  await world?.stop()
})

const dialog = (page) => page.getByRole('dialog')
const panel = (page, name) => page.getByRole('region', { name })

async function openDeal(name, look = {}) {
  const deal = await world.deal(name, { set: { value: 2_400_000, currency: 'EUR' } })
  const opened = await world.open(look)
  await opened.page.goto(`${world.origin}/d/${deal.number}`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return { ...opened, deal }
}

/** A deal with an offer that went to the client, and the link that they got. */
async function offered(name, language) {
  const deal = await world.deal(name, {
    company_name: 'Brightwater',
    set: { value: 2_400_000, currency: 'EUR' },
  })
  const lines = [
    { text: 'Concept and drawings, with two rounds of changes', quantity: 1500, price: 1_200_000, tax: 2300 },
    { text: "Author's supervision", quantity: 4000, price: 85_000, discount: 500, tax: 2300 },
  ]
  const draft = {
    name,
    language,
    lines,
    terms: 'Half before work starts.\nThe rest in 14 days.',
    valid_until: '2032-12-31',
  }
  const { version } = await world.call('POST', `/deals/${deal.id}/offers`, draft)
  const [offer] = (await world.call('GET', `/deals/${deal.id}/offers`)).items
  await world.call('POST', `/offers/${offer.id}/sent`, undefined, { 'If-Match': `"${version}"` })
  const { url } = await world.call('POST', `/offers/${offer.id}/link`)
  return { deal, path: new URL(url).pathname + new URL(url).hash }
}

describe('offers', () => {
  it('are written, sent, seen, changed and accepted', async () => {
    const { page, trouble, close } = await openDeal('Portal')
    const offers = panel(page, 'Offers')
    await offers.getByRole('button', { name: 'New offer' }).click()
    await dialog(page).getByLabel('From the price list').selectOption({ label: 'Day of design' })
    await dialog(page).getByLabel('Quantity').fill('12,5')
    await dialog(page).getByLabel('Tax, %').fill('23')
    await dialog(page).getByText('€12,500.00 net, €15,375.00 with tax').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Save draft' }).click()
    await offers.getByText('€15,375.00').waitFor()
    await offers.getByRole('button', { name: 'Send the offer: Portal' }).click()
    const url = await dialog(page).getByLabel('Link', { exact: true }).inputValue()
    assert.match(url, /\/o#[\w-]{40,}$/)
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click()
    await offers.getByText('Sent', { exact: true }).waitFor()
    await panel(page, 'Timeline').getByText('Offer “Portal”, version 1, is sent').waitFor()
    await panel(page, 'Documents').getByText('Portal', { exact: true }).waitFor()

    const client = await openPage(browser, world.origin)
    await client.page.goto(world.origin + new URL(url).pathname + new URL(url).hash)
    await client.page.getByRole('heading', { level: 1, name: 'Portal' }).waitFor()
    assert.deepEqual(await accessibilityBreaches(client.page), [])
    const saved = client.page.waitForEvent('download')
    await client.page.getByRole('button', { name: 'Save as PDF' }).click()
    assert.equal((await saved).suggestedFilename(), 'Portal.pdf')
    await client.page.getByRole('button', { name: 'Accept the offer' }).click()
    await client.page.getByText('Write the name.').waitFor()
    await client.page.getByLabel('Your name').fill('Dora Client')
    await client.page.getByRole('button', { name: 'Accept the offer' }).click()
    await client.page.getByText(/^Accepted by Dora Client/).waitFor()
    assert.deepEqual(await accessibilityBreaches(client.page), [])
    assert.deepEqual(client.trouble, [])
    await client.close()

    await offers.getByText(/^Dora Client by the link/).waitFor()
    await panel(page, 'Timeline').getByText('Dora Client accepted the offer “Portal”, version 1').waitFor()

    const requests = panel(page, 'Change requests')
    await requests.getByRole('button', { name: 'Add a request' }).click()
    await dialog(page).getByLabel('In a few words').fill('Search in the archive')
    await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
    await requests.getByRole('button', { name: 'Decide: Search in the archive' }).click()
    await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
    await dialog(page).getByText('Choose what the client was told.').waitFor()
    await dialog(page).getByText('Accepted', { exact: true }).click()
    await dialog(page).getByLabel('What it adds to the price').fill('1000')
    await dialog(page).getByLabel('Change the value of the deal too').check()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
    await requests.getByText('Accepted', { exact: true }).waitFor()
    await page.getByText('€25,000').first().waitFor()

    await offers.getByRole('button', { name: 'Next version: Portal' }).click()
    await dialog(page).getByLabel('Quantity').fill('10')
    await dialog(page).getByRole('button', { name: 'Save draft' }).click()
    await offers.getByRole('button', { name: 'Compare' }).click()
    await dialog(page).getByText('Changed', { exact: true }).waitFor()
    await dialog(page)
      .getByText(/Difference: -€2,500\.00 net/)
      .waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(trouble(), [])
    await close()
  })

  it('say the same of a link that never was and one that ended', async () => {
    const { page, close } = await openPage(browser, world.origin)
    await page.goto(`${world.origin}/o#not-a-link`)
    await page.getByText(/^This link leads nowhere/).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await close()
  })

  for (const look of looks) {
    it(`look right at ${look.width}, ${look.theme}, ${look.language}`, async () => {
      const { deal, path } = await offered(
        `Office ${look.width} ${look.theme} ${look.language}`,
        look.language,
      )
      const client = await openPage(browser, world.origin, look)
      await client.page.goto(world.origin + path)
      await client.page.getByRole('heading', { level: 2 }).last().waitFor()
      assert.equal(await overflowsSideways(client.page), false)
      assert.deepEqual(await smallTargets(client.page), [])
      await shoot(client.page, 'offer-page', look)
      await client.close()

      const { page, close } = await world.open(look)
      await world.call('POST', `/deals/${deal.id}/change-requests`, {
        title: 'A second meeting room',
        text: 'With glass walls and a door to the terrace',
        asked_by: 'Dora',
      })
      await page.goto(`${world.origin}/d/${deal.number}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (look.width === '390')
        await page.getByRole('button', { name: details[look.language], exact: true }).click()
      const region = panel(page, title[look.language])
      await region.getByRole('article').waitFor()
      await region.scrollIntoViewIfNeeded()
      assert.equal(await overflowsSideways(page), false)
      assert.deepEqual(await smallTargets(page), [])
      await shoot(page, 'offers', look)
      await region.getByRole('button').last().click()
      await dialog(page).getByRole('textbox').first().waitFor()
      assert.equal(await overflowsSideways(page), false)
      await shoot(page, 'offer-dialog', look)
      await close()
    })
  }
})
