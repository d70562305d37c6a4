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

const text = (en, ru, pl) => ({ en, ru, pl })
const sale = {
  name: text('Reports', 'Отчёты', 'Raporty'),
  kind: 'sale',
  stages: [
    {
      key: 'talk',
      name: text('Talk', 'Разговор', 'Rozmowa'),
      phase: 'sell',
      why: text('One listens.', 'Слушать.', 'Słuchać.'),
    },
  ],
}
const life = {
  name: text('Life with the client', 'Жизнь с клиентом', 'Życie z klientem'),
  kind: 'relationship',
  stages: [
    {
      key: 'aboard',
      name: text('On board', 'Начало', 'Początek'),
      phase: 'relate',
      why: text('They know whom to call.', 'Знают, кому звонить.', 'Wiedzą, do kogo dzwonić.'),
      done_well: [
        text('They call us first', 'Сначала звонят нам', 'Najpierw dzwonią do nas'),
        text('They know who is next', 'Знают, кто следующий', 'Wiedzą, kto jest następny'),
      ],
      done_badly: [text('A rival sits with them', 'У них сидит соперник', 'Siedzi u nich rywal')],
    },
    {
      key: 'farewell',
      name: text('Farewell', 'Прощание', 'Pożegnanie'),
      phase: 'relate',
      why: text('The truth comes last.', 'Правда приходит последней.', 'Prawda przychodzi na końcu.'),
    },
  ],
}

let browser
let server
let firm
let pipeline

before(async () => {
  browser = await openBrowser()
  server = await startHummock()
  firm = await found(server)
  const { items } = await firm.call('POST', '/pipelines', { process: sale })
  pipeline = items.find(({ kind }) => kind === 'sale').id
  await firm.call('POST', '/pipelines', { process: life })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const panel = (page, name) => page.getByRole('region', { name })
const at = ({ version }) => ({ 'If-Match': `"${version}"` })

/** A client who was won, with two promises. */
async function won(company) {
  const deal = await firm.call('POST', '/deals', {
    name: 'Reports',
    pipeline_id: pipeline,
    company_name: company,
    set: { value: 4_000_000 },
  })
  for (const promise of ['A report each Monday', 'An answer within a day'])
    await firm.call('POST', `/deals/${deal.id}/promises`, {
      problem: 'Reports come late',
      promise,
      due_on: '2026-01-09',
    })
  const { deal: now } = await firm.call('GET', `/deals/${deal.id}`)
  await firm.call('POST', `/deals/${deal.id}/moves`, { to: 'won' }, at(now))
  const page = await firm.call('GET', `/deals/${deal.id}`)
  return { deal: page.deal, card: page.links[0].deal }
}

async function open(path, look = {}) {
  const opened = await openPage(browser, server.origin, look)
  await firm.signIn(opened.page)
  await opened.page.goto(server.origin + path)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

/** What must not happen; that a step is refused is part of the journey. */
const troubled = ({ trouble }) => trouble.filter((line) => !/status of (409|412|422)/.test(line))

describe("the client's card", () => {
  it('leads from the win to an honest goodbye', async () => {
    const { deal, card } = await won('Northwind')
    const opened = await open(`/d/${deal.number}`)
    const { page } = opened
    await panel(page, "Client's card").getByRole('link', { name: 'Northwind' }).click()
    await page.getByRole('heading', { level: 1, name: 'Northwind' }).waitFor()

    // What was promised on the deal is settled on the card.
    const promises = panel(page, 'Promises')
    await promises.getByRole('button', { name: 'Settle: A report each Monday' }).click()
    let dialog = page.getByRole('dialog')
    await dialog.getByText('Broken', { exact: true }).click()
    await dialog.getByLabel('How one can tell').fill('Nothing came on Monday')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await promises.getByText('Nothing came on Monday').waitFor()

    await panel(page, 'Self-check').getByRole('button', { name: 'Answer the signs' }).click()
    dialog = page.getByRole('dialog')
    await dialog.getByText('They call us first').click()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await panel(page, 'Self-check').getByText('On board · well: 1 of 2 · badly: 0 of 1').click()

    await panel(page, 'Renewals').getByRole('button', { name: 'Add' }).click()
    dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Say by which day.').waitFor()
    await dialog.getByLabel('To be renewed by').fill('+5d')
    await dialog.getByLabel('What is renewed').fill('Support')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await panel(page, 'Renewals').getByText('Due').waitFor()

    await panel(page, 'Deals of this client').getByRole('button', { name: 'Open a deal' }).click()
    dialog = page.getByRole('dialog')
    await dialog.getByText('They led us to somebody').click()
    await dialog.getByRole('button', { name: 'Open the deal' }).click()
    await dialog.getByText('Write what the deal is about.').waitFor()
    await dialog.getByLabel('What is it about?').fill('Reports for shops')
    await dialog.getByRole('textbox', { name: 'Division' }).fill('Shops')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Open the deal' }).click()
    await page.getByRole('heading', { level: 1, name: 'Reports for shops' }).waitFor()
    await panel(page, "Client's card").getByText('Referral').waitFor()

    await page.goto(`${server.origin}/companies/${deal.company_id}`)
    await page.getByText('1 promise broken').waitFor()
    await page.getByText('Shops', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Note a change' }).click()
    dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Choose what changed.').waitFor()
    await dialog.getByText('Merger or takeover').click()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Remove: Merger or takeover' }).waitFor()
    await page.getByRole('button', { name: 'Add a division' }).click()
    dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Warehouse')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Change: Warehouse' }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])

    // Ending the relationship asks why first.
    await page.goto(`${server.origin}/d/${card.number}`)
    await page.getByRole('button', { name: 'Move to Farewell' }).first().click()
    await panel(page, 'Exit interview').getByText('Nobody has asked yet').waitFor()
    await page.getByRole('button', { name: 'Move to End' }).first().click()
    dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Choose what it really was.').waitFor()
    await dialog.getByLabel('Reason they gave').selectOption({ label: 'No budget' })
    await dialog.getByLabel('Root cause').selectOption({ label: 'Broken promises' })
    await dialog.getByText('Promise (Broken): A report each Monday').click()
    await dialog.getByLabel('What we learn').fill('Promise what the desk can keep')
    await dialog.getByLabel('Get in touch again on').fill('+3m')
    await dialog.evaluate((box) => {
      for (const part of [box, ...box.querySelectorAll('*')]) part.scrollTop = part.scrollHeight
    })
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await panel(page, 'Exit interview').getByText('1 piece of evidence linked').waitFor()
    await panel(page, 'Timeline').getByText('Exit interview written down').waitFor()
    await page.getByText('Ended', { exact: true }).first().waitFor()
    const { deal: over, tasks } = await firm.call('GET', `/deals/${card.id}`)
    assert.deepEqual([over.outcome, tasks.length], ['ended', 1])
    assert.deepEqual(await accessibilityBreaches(page), [])

    await page.goto(`${server.origin}/losses`)
    await page.getByRole('heading', { name: 'Relationships that ended: 1' }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Broken promises' }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'No budget' }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(troubled(opened), [])
    await opened.close()
  })
})

describe('the parts of the page', () => {
  it('look right everywhere', async () => {
    const { deal, card } = await won('Reed Everywhere')
    const { promises } = await firm.call('GET', `/deals/${deal.id}`)
    await firm.call(
      'PUT',
      `/promises/${promises[0].id}/state`,
      { state: 'broken', evidence: 'Nobody came' },
      at(deal),
    )
    await firm.call('POST', `/deals/${card.id}/self-checks`, { well: [true, false], badly: [true] })
    await firm.call('POST', `/deals/${card.id}/renewals`, { due_on: '2026-01-31', note: 'Support' })
    await firm.call('POST', `/deals/${card.id}/links`, {
      kind: 'referral',
      name: 'Shops',
      division: 'Shops in the north',
    })
    await firm.call('POST', `/companies/${deal.company_id}/changes`, {
      kind: 'merger',
      note: 'With Moss; two tools for one job',
    })
    const { deal: now } = await firm.call('GET', `/deals/${card.id}`)
    const left = await firm.call('POST', `/deals/${card.id}/moves`, { to: 'farewell' }, at(now))
    await firm.call(
      'PUT',
      `/deals/${card.id}/exit-interview`,
      {
        reason: 'no_budget',
        stated: 'Cuts everywhere this year',
        cause: 'broken_promises',
        evidence: 'The answer came after a week',
        lesson: 'Promise what the desk can keep',
        linked: { promises: [promises[0].id] },
        come_back: '2030-09-01',
      },
      at(left),
    )
    for (const look of looks) {
      await firm.speak(look.language)
      const opened = await open(`/d/${card.number}`, look)
      const { page } = opened
      await page.getByText('The answer came after a week').waitFor()
      for (const [name, path] of [
        ['card'],
        ['client', `/companies/${deal.company_id}`],
        ['losses', '/losses'],
      ]) {
        if (path) {
          await page.goto(server.origin + path)
          await page.getByRole('heading', { level: 2 }).first().waitFor()
        }
        assert.equal(await overflowsSideways(page), false)
        assert.deepEqual(await smallTargets(page), [])
        await shoot(page, name, look)
        await shoot(page, `${name}-all`, look, true)
      }
      assert.deepEqual(troubled(opened), [])
      await opened.close()
    }
    await firm.speak('en')
  })
})
