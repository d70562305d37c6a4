import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openWorld } from './board-world.mjs'
import { accessibilityBreaches, looks, openBrowser, overflowsSideways, shoot, smallTargets } from './lib.mjs'

const text = (en, ru, pl) => ({ en, ru, pl })
const talk = text('Negotiation', 'Переговоры', 'Negocjacje')

/** A process whose second stage ends by a letter of intent. */
const process = {
  name: text('Contracts', 'Договоры', 'Umowy'),
  kind: 'sale',
  win_line: 'contract',
  stages: [
    { key: 'need', name: text('Need', 'Потребность', 'Potrzeba'), phase: 'sell' },
    {
      key: 'negotiate',
      name: talk,
      phase: 'sell',
      exit: [
        point('release_date', text('The release date is agreed', 'Дата согласована', 'Uzgodniono datę')),
        point('price_terms', text('The price is agreed', 'Цена согласована', 'Uzgodniono cenę')),
        {
          key: 'letter',
          kind: 'document',
          document: 'letter_of_intent',
          state: 'agreed',
          level: 'required',
          waived_by: ['owner'],
          text: text('The letter of intent is agreed', 'Письмо согласовано', 'List uzgodniony'),
        },
      ],
    },
    { key: 'contract', name: text('Contract', 'Договор', 'Umowa'), phase: 'sell' },
  ],
}

function point(key, words) {
  return {
    key: `${key.replace('_', '-')}-agreed`,
    kind: 'field',
    field: key,
    level: 'required',
    waived_by: ['owner'],
    text: words,
  }
}

let browser
let world
let pipeline

before(async () => {
  browser = await openBrowser()
  world = await openWorld(browser)
  const fields = [
    { key: 'release_date', kind: 'date', label: text('Release date', 'Дата выпуска', 'Data wydania') },
    { key: 'price_terms', kind: 'text', label: text('Price and discount', 'Цена и скидка', 'Cena i rabat') },
  ]
  for (const field of fields) await world.call('POST', '/fields', { noun: 'deal', ...field })
  pipeline = (await world.call('POST', '/pipelines', { process })).items.find(
    (each) => each.process.name.en === 'Contracts',
  ).id
})
after(async () => {
  await browser?.close()
  await world?.stop()
})

const dialog = (page) => page.getByRole('dialog')
const panel = (page, name) => page.getByRole('region', { name, exact: true })
const save = (page) => dialog(page).getByRole('button', { name: 'Save', exact: true }).click()

/** A deal in negotiation, with the signer at the table. */
async function negotiated(name) {
  const deal = await world.deal(name, {
    pipeline_id: pipeline,
    company_name: 'Brightwater',
    set: { value: 2_400_000, currency: 'EUR' },
  })
  const sina = await world.call('POST', '/contacts', { name: 'Sina Holm', company_id: deal.company_id })
  await world.call('POST', `/deals/${deal.id}/contacts`, { contact_id: sina.id, part: 'signer' })
  const { version } = (await world.call('GET', `/deals/${deal.id}`)).deal
  await world.call('POST', `/deals/${deal.id}/moves`, { to: 'negotiate' }, { 'If-Match': `"${version}"` })
  return deal
}

describe('a negotiation', () => {
  it('goes from points to a letter of intent', async () => {
    const deal = await negotiated('Order desk')
    const { page, trouble, close } = await world.open()
    await page.goto(`${world.origin}/d/${deal.number}`)
    const table = panel(page, 'Negotiation')
    await table.getByText(/Signs: Sina Holm|Signer: Sina Holm|Sina Holm/).waitFor()
    await table.getByText(/^Not at the table yet:/).waitFor()
    await table.getByRole('button', { name: 'Write the letter of intent' }).click()
    await table.getByText(/“Release date” is still open/).waitFor()
    await table.getByRole('button', { name: 'Negotiate: Release date' }).click()
    await dialog(page).getByLabel('What we want').fill('March')
    await dialog(page).getByLabel('How far we may go').fill('May')
    await dialog(page).getByLabel('What was agreed; empty: still open').fill('01.04.2027')
    await dialog(page).getByLabel('Sina Holm').check()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await save(page)
    await table.getByText(/^Agreed with: Sina Holm/).waitFor()
    await table.getByRole('button', { name: 'Negotiate: Price and discount' }).click()
    await dialog(page).getByLabel('What was agreed; empty: still open').fill('5 % from 50 seats')
    await save(page)
    await table.getByText('5 % from 50 seats').waitFor()
    await table.getByRole('button', { name: 'Write the letter of intent' }).click()
    const documents = panel(page, 'Documents')
    await documents.getByText('Letter of intent', { exact: true }).first().waitFor()
    await panel(page, 'Timeline').getByText('Agreed: Release date').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(trouble(), [])
    await close()
  })

  for (const look of looks) {
    it(`looks right at ${look.width}, ${look.theme}, ${look.language}`, async () => {
      const deal = await negotiated(`Desk ${look.width} ${look.theme} ${look.language}`)
      const put = async (field, body) => {
        const { version } = (await world.call('GET', `/deals/${deal.id}`)).deal
        await world.call('PUT', `/deals/${deal.id}/negotiation/${field}`, body, {
          'If-Match': `"${version}"`,
        })
      }
      await put('price_terms', { ours: '5 %', theirs: '12 %', limit: '8 %' })
      await put('release_date', { ours: 'April', agree: { value: '2027-04-01' } })
      await world.call('POST', `/deals/${deal.id}/invoices`, {
        amount: 600_000,
        due_on: '2020-01-10',
        issued_on: '2020-01-02',
      })
      const { page, trouble, close } = await world.open(look)
      await page.goto(`${world.origin}/d/${deal.number}`)
      const table = panel(page, talk[look.language])
      await table.waitFor({ state: 'attached' })
      if (await table.isVisible()) await table.scrollIntoViewIfNeeded()
      await shoot(page, 'negotiation', look)
      assert.deepEqual(await accessibilityBreaches(page), [])
      assert.equal(await overflowsSideways(page), false)
      assert.deepEqual(await smallTargets(page), [])
      for (const [path, name] of [
        ['/settings/firm', 'papers'],
        ['/money', 'receivables'],
      ]) {
        await page.goto(`${world.origin}${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page
          .getByRole(name === 'papers' ? 'textbox' : 'table')
          .last()
          .waitFor()
        await shoot(page, name, look)
        assert.deepEqual(await accessibilityBreaches(page), [])
        assert.equal(await overflowsSideways(page), false)
      }
      assert.deepEqual(trouble(), [])
      await close()
    })
  }
})
