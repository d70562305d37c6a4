// Leads: from a stranger's form and from a call to a deal, a later day or a no.
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
let form

before(async () => {
  browser = await openBrowser()
  world = await openWorld(browser)
  form = await world.call('POST', '/lead-forms', {
    name: 'Ask us',
    source: 'site',
    language: 'en',
    active: true,
  })
  await world.call('POST', '/leads', {
    name: 'Ilse Kern',
    company_name: 'Harbour Works',
    emails: ['ilse@harbour.example'],
    phones: [],
    note: 'Spare parts for three presses before the autumn',
    source: 'fair',
    door: 'manual',
  })
})
after(async () => {
  await browser?.close()
  await world?.stop()
})

const dialog = (page) => page.getByRole('dialog')
const lead = (page, name) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })

async function known() {
  const company = await world.call('POST', '/companies', { name: 'Norwind sp. z o.o.' })
  const contact = await world.call('POST', '/contacts', {
    name: 'Jan Mazur',
    company_id: company.id,
    phone: '601 222 333',
  })
  return { company, contact }
}

async function looksRight(page, name, look) {
  assert.equal(await overflowsSideways(page), false)
  assert.deepEqual(await smallTargets(page), [])
  assert.deepEqual(await accessibilityBreaches(page), [])
  await shoot(page, name, look, true)
}

async function openLeads(look = {}) {
  const opened = await world.open(look)
  await opened.page.goto(`${world.origin}/leads`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

describe('leads', () => {
  it('come by a form, are answered, and become a deal', async () => {
    const { page, trouble, close } = await openLeads()
    const stranger = await openPage(browser, world.origin)
    await stranger.page.goto(`${world.origin}/f/${form.key}`)
    await stranger.page.getByLabel('Your name').fill('Nadia Stone')
    await stranger.page.getByLabel('Company').fill('Brightwater')
    await stranger.page.getByLabel('E-mail').fill('nadia@example.com')
    // A person takes a while; what is sent at once is held back.
    await stranger.page
      .getByLabel('How can we help?')
      .pressSequentially('A second packing line, please.', { delay: 120 })
    assert.deepEqual(await accessibilityBreaches(stranger.page), [])
    await stranger.page.getByRole('button', { name: 'Send' }).click()
    await stranger.page.getByRole('status').getByText('Thank you.').waitFor()
    assert.deepEqual(stranger.trouble, [])
    await stranger.close()

    const nadia = lead(page, 'Nadia Stone')
    await nadia.getByText('A second packing line, please.').waitFor()
    await nadia.getByText(/left to answer|left, from/).waitFor()
    await nadia.getByRole('button', { name: 'Spoke with them: Nadia Stone' }).click()
    await nadia.getByText(/^Answered in/).waitFor()
    await nadia.getByRole('button', { name: 'Make it a deal: Nadia Stone' }).click()
    await page.waitForURL((url) => url.pathname.startsWith('/d/'))
    await page.getByText('Brightwater').first().waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(trouble(), [])
    await close()
  })

  it('are taken in during a call, put off, refused and opened again', async () => {
    const { page, trouble, close } = await openLeads()
    await page.getByRole('button', { name: 'Add a lead' }).click()
    await dialog(page).getByLabel('Name').fill('Omar Bridge')
    await dialog(page).getByLabel('Phone').fill('+44 20 7946 0000')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Add', exact: true }).click()
    const omar = lead(page, 'Omar Bridge')
    await omar.getByText(/^Answered in/).waitFor()
    await omar.getByRole('button', { name: 'Not for us: Omar Bridge' }).click()
    await dialog(page).getByRole('button', { name: 'Not for us', exact: true }).click()
    await dialog(page).getByText('Say why: choose a reason').waitFor()
    await dialog(page).getByRole('radio').first().check({ force: true })
    await dialog(page).getByRole('button', { name: 'Not for us', exact: true }).click()
    await omar.waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: 'Not for us' }).check({ force: true })
    await page.getByRole('button', { name: 'Open again: Omar Bridge' }).click()
    await omar.waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: 'Open', exact: true }).check({ force: true })
    await omar.waitFor()
    assert.deepEqual(
      trouble().filter((line) => !/422/.test(line)),
      [],
    )
    await close()
  })

  it('are judged by questions: no means stays apart, a knock-out closes the way to a deal', async () => {
    await world.call('POST', '/leads', { door: 'manual', name: 'Petra Lane', emails: ['petra@lane.example'] })
    const { page, trouble, close } = await openLeads()
    const petra = lead(page, 'Petra Lane')
    const choose = (question, answer) =>
      dialog(page)
        .getByRole('group', { name: question })
        .getByRole('radio', { name: answer, exact: true })
        .check({ force: true })
    await petra.getByRole('button', { name: 'Qualify: Petra Lane' }).click()
    await choose('Do they have a need', 'Yes')
    await choose('Can they pay', 'No')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'leads-qualify', {}, true)
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    const apart = page.locator('section', {
      has: page.getByRole('heading', { name: 'Need, but no means to pay' }),
    })
    await apart.getByRole('heading', { name: /Petra Lane/ }).waitFor()
    await apart.getByText(/50% · 2 of 2 answered/).waitFor()
    await petra.getByRole('button', { name: 'Qualify: Petra Lane' }).click()
    await choose('Do they have a need', 'No')
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Ruled out by an answer' }).waitFor()
    await petra.getByRole('button', { name: 'Make it a deal: Petra Lane' }).click()
    await petra.getByText('which rules the lead out').waitFor()
    assert.deepEqual(
      trouble().filter((line) => !/409/.test(line)),
      [],
    )
    await close()
  })

  it('of one person are found in Cyrillic and Latin, made one, and taken apart', async () => {
    const { page, trouble, close } = await openLeads()
    const take = (body) => world.call('POST', '/leads', { door: 'manual', emails: [], phones: [], ...body })
    const first = await take({ name: 'Анна Ковальская', company_name: 'ООО «Ромашка»', note: 'Two presses' })
    await take({ name: 'Kowalska Anna', company_name: 'Romashka LLC', emails: ['anna@romashka.example'] })
    const latin = lead(page, 'Kowalska Anna')
    const cyrillic = lead(page, 'Анна Ковальская')
    await latin.getByText('May be the same:').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'leads-alike', {}, true)
    await latin.getByRole('button', { name: 'Make them one: Анна Ковальская, ООО «Ромашка»' }).click()
    await latin.waitFor({ state: 'detached' })
    await cyrillic.getByText('anna@romashka.example').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await latin.waitFor()

    // Who is known becomes the deal's, and is not made a second time.
    const { contact, company } = await known()
    await take({ name: 'Jan Mazur', company_name: 'Norwind', phones: ['+48 601 222 333'] })
    const jan = lead(page, 'Jan Mazur')
    await jan.getByRole('button', { name: /^It is Jan Mazur, Norwind/ }).click()
    await page.waitForURL((url) => url.pathname.startsWith('/d/'))
    await page.getByText('Norwind sp. z o.o.').first().waitFor()
    const people = await world.call('GET', `/contacts?q=Mazur`)
    assert.deepEqual(
      people.items.map(({ id, company_id }) => ({ id, company_id })),
      [{ id: contact.id, company_id: company.id }],
    )
    assert.ok(first.id)
    assert.deepEqual(trouble(), [])
    await close()
  })

  it("come from a form on a page of the firm's own", async () => {
    const { page, trouble, close } = await openLeads()
    await page.goto(`${world.origin}/settings/leads`)
    await page.getByLabel('Attempts that a lead is worth').fill('0')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Write a whole number from 1 to 100.').first().waitFor()
    await page.getByLabel('Attempts that a lead is worth').fill('9')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Add a form' }).click()
    await dialog(page).getByLabel('Heading').fill('Pump trouble?')
    await dialog(page).getByLabel('Source').fill('own page')
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    const snippet = await dialog(page).getByLabel('HTML for your own page').inputValue()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'leads-form', {}, true)

    const own = await openPage(browser, world.origin)
    await own.page.setContent(`<main><h1>Pumps</h1>${snippet}</main>`)
    await own.page.getByLabel('Your name').fill('Sven Holm')
    await own.page.getByLabel('How can we help?').fill('Ours leaks.')
    await own.page.getByRole('button', { name: 'Send' }).click()
    await own.page.getByRole('status').getByText('Thank you.').waitFor()
    await own.close()

    await page.goto(`${world.origin}/leads`)
    const sven = lead(page, 'Sven Holm')
    await sven.getByText('own page').waitFor()
    await page.goto(`${world.origin}/settings/leads`)
    await page.getByRole('button', { name: 'Open: Pump trouble?' }).click()
    await dialog(page)
      .getByRole('checkbox', { name: /whoever has the address/ })
      .uncheck({ force: true })
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    await page.getByText('closed').waitFor()
    assert.deepEqual(trouble(), [])
    await close()
  })

  it('tell how they were answered', async () => {
    const { page, trouble, close } = await openLeads()
    await page.getByRole('button', { name: 'How we answer' }).click()
    await dialog(page)
      .getByText(/Half were answered within 0 min/)
      .waitFor()
    await dialog(page)
      .getByRole('row', { name: /within 5 min/ })
      .waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'leads-report', {}, true)
    await page.keyboard.press('Escape')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Qualify: Petra Lane' }).click()
    await dialog(page).getByText('No connection').waitFor()
    await page.context().setOffline(false)
    await dialog(page).getByRole('group', { name: 'Do they have a need' }).waitFor()
    await page.keyboard.press('Escape')
    assert.deepEqual(trouble(), [])
    await close()
  })

  it('that are dead are let go in one step, and come back in one', async () => {
    const long = new Date(Date.now() - 40 * 86_400_000).toISOString()
    await world.call('POST', '/leads', { door: 'manual', name: 'Nobody Known', arrived_at: long })
    const { page, trouble, close } = await openLeads()
    await page.getByText('1 lead is dead').waitFor()
    await page.getByRole('button', { name: 'Sweep…' }).click()
    await dialog(page)
      .getByRole('checkbox', { name: /Nobody Known/ })
      .waitFor()
    await dialog(page).getByText('no way to reach them').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'leads-sweep', {}, true)
    await dialog(page).getByRole('radio', { name: 'Not for us' }).check({ force: true })
    await dialog(page)
      .getByRole('radio')
      .filter({ hasNot: page.getByText('Later') })
      .last()
      .check({ force: true })
    await dialog(page).getByRole('button', { name: 'Let 1 go' }).click()
    await lead(page, 'Nobody Known').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await lead(page, 'Nobody Known').waitFor()
    assert.deepEqual(trouble(), [])
    await close()
  })

  for (const look of looks) {
    it(`look right: ${Object.values(look).join(' ')}`, async () => {
      const { page, close } = await openLeads(look)
      await page.getByRole('listitem').filter({ hasText: 'Harbour Works' }).first().waitFor()
      await looksRight(page, 'leads', look)
      await close()
    })
  }
})
