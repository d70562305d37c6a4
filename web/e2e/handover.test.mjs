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
const process = {
  name: text('Portals', 'Порталы', 'Portale'),
  kind: 'sale',
  win_line: 'production',
  stages: [
    {
      key: 'start',
      name: text('Start', 'Старт', 'Start'),
      phase: 'sell',
      why: text(
        'One hands over, the other takes on.',
        'Один передаёт, другой принимает.',
        'Jeden przekazuje, drugi przejmuje.',
      ),
      exit: [
        {
          key: 'handed',
          kind: 'handover',
          level: 'required',
          text: text(
            'Delivery retold it in its own words',
            'Исполнитель пересказал своими словами',
            'Realizacja opisała to po swojemu',
          ),
        },
      ],
    },
    {
      key: 'production',
      name: text('Production', 'Производство', 'Realizacja'),
      phase: 'deliver',
      why: text('Make it.', 'Сделать.', 'Zrobić.'),
    },
  ],
}
const brief = 'They lose contracts. A portal for 400 clients, no shop. A demo every second Friday.'
const wrong = 'We build a shop where their four hundred people buy things, and finish in May.'
const right = 'Their people look papers up and never buy: log-in, search, a list; we show it twice a month.'

let browser
let server
let firm
let mila
let pipeline

before(async () => {
  browser = await openBrowser()
  server = await startHummock()
  firm = await found(server)
  const { items } = await firm.call('POST', '/pipelines', { process })
  pipeline = items[0].id
  mila = await join('Mila Dudek', 'mila@norwind.example', ['delivery'])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** Somebody else of the firm, with a way to sign in and to ask the API. */
async function join(name, email, roles) {
  const user = await firm.call('POST', '/users', { name, email, roles, sees: 'all' })
  const { url } = await firm.call('POST', `/users/${user.id}/invitation`)
  const answer = await fetch(`${server.origin}/api/v1/invitations/accept`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.origin },
    body: JSON.stringify({
      token: url.split('#')[1],
      name,
      language: 'en',
      password: 'moss under slow rain',
    }),
  })
  if (!answer.ok) throw new Error(`join: ${answer.status} ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  return {
    id: user.id,
    signIn: (page) =>
      page.context().addCookies(
        cookies.map((each) => {
          const [key, ...value] = each.split('=')
          return { name: key, value: value.join('='), url: server.origin }
        }),
      ),
    call: async (method, path, body) => {
      const reply = await fetch(`${server.origin}/api/v1${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', Origin: server.origin, Cookie: cookies.join('; ') },
        ...(body && { body: JSON.stringify(body) }),
      })
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
      return reply.json()
    },
  }
}

const begin = (name, more = {}) =>
  firm.call('POST', '/deals', { name, pipeline_id: pipeline, company_name: 'Northwind', ...more })
const panel = (page, name) => page.getByRole('region', { name })

async function openAs(person, deal, look = {}) {
  const opened = await openPage(browser, server.origin, look)
  await person.signIn(opened.page)
  await opened.page.goto(`${server.origin}/d/${deal.number}`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

/** What must not happen; that a step is refused is part of the journey. */
const troubled = ({ trouble }) => trouble.filter((line) => !/status of (409|412|422)/.test(line))

describe('a handover', () => {
  it('goes from one chair to the other until both mean the same', async () => {
    const deal = await begin('Portal')
    const seller = await openAs(firm, deal)
    let at = panel(seller.page, 'Handover to delivery')
    await at.getByText('Not handed over yet').waitFor()
    await at.getByRole('button', { name: 'Hand over', exact: true }).click()
    await at.getByLabel('Who takes it over').selectOption({ label: 'Mila Dudek' })
    await at.getByLabel('Brief', { exact: true }).fill(brief)
    assert.deepEqual(await accessibilityBreaches(seller.page), [])
    await at.getByRole('button', { name: 'Hand over', exact: true }).first().click()
    await at.getByText('Waits for: Mila Dudek').waitFor()

    const receiver = await openAs(mila, deal)
    at = panel(receiver.page, 'Handover to delivery')
    await at.getByLabel('Scope and plan in your own words').fill(brief)
    await at.getByRole('button', { name: 'Send the retelling' }).click()
    await at.getByText(/repeats the brief/).waitFor()
    await at.getByLabel('Scope and plan in your own words').fill(wrong)
    assert.deepEqual(await accessibilityBreaches(receiver.page), [])
    await at.getByRole('button', { name: 'Send the retelling' }).click()
    await at.getByText(/^Waits for: Anna/).waitFor()

    at = panel(seller.page, 'Handover to delivery')
    await at.getByText(wrong).waitFor()
    await at.getByText('No, send back').click()
    await at.getByRole('button', { name: 'Decide' }).click()
    await at.getByText('Accept it, or say what was misunderstood.').waitFor()
    await at.getByLabel('What was misunderstood?').fill('There is no shop')
    await at.getByRole('button', { name: 'Decide' }).click()
    await at.getByText('Waits for: Mila Dudek').waitFor()

    at = panel(receiver.page, 'Handover to delivery')
    await at.getByText('There is no shop').waitFor()
    await at.getByLabel('Scope and plan in your own words').fill(right)
    await at.getByRole('button', { name: 'Send the retelling' }).click()
    await at.getByText(/^Waits for: Anna/).waitFor()

    // The seller decides where the move asks for it.
    await seller.page.getByRole('button', { name: 'Move to Production' }).click()
    const gate = seller.page.getByRole('dialog')
    await gate.getByText(right).waitFor()
    await gate.getByText('Yes, accept').click()
    assert.deepEqual(await accessibilityBreaches(seller.page), [])
    await gate.getByRole('button', { name: 'Send' }).click()
    await gate.getByText('1/1').waitFor()
    await gate.getByRole('button', { name: /^Move to Production/ }).click()
    await gate.waitFor({ state: 'detached' })
    await seller.page.getByText('Answers for it now').waitFor()
    await panel(seller.page, 'Timeline').getByText('Handover accepted').waitFor()
    const { deal: now } = await firm.call('GET', `/deals/${deal.id}`)
    assert.deepEqual([now.responsible_id, now.outcome], [mila.id, 'won'])
    assert.deepEqual(troubled(seller), [])
    assert.deepEqual(troubled(receiver), [])
    await seller.close()
    await receiver.close()
  })
})

describe('promises', () => {
  it('are made, kept or broken, and the client has a record of them', async () => {
    const deal = await begin('Reports', { company_name: 'Reed' })
    const opened = await openAs(firm, deal)
    const at = panel(opened.page, 'Promises')
    for (const what of ['A report each Monday', 'An answer within a day']) {
      await at.getByRole('button', { name: 'Add' }).click()
      const dialog = opened.page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.getByText('Say by when.').waitFor()
      await dialog.getByLabel('The client’s problem').fill('Reports come late')
      await dialog.getByLabel('What we promised').fill(what)
      await dialog.getByLabel('To be kept by').fill('+3d')
      assert.deepEqual(await accessibilityBreaches(opened.page), [])
      await dialog.getByRole('button', { name: 'Save' }).click()
      await at.getByText(what).waitFor()
    }
    await at.getByRole('button', { name: 'Settle: A report each Monday' }).click()
    const dialog = opened.page.getByRole('dialog')
    await dialog.getByText('Kept', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Write in a sentence how one can tell.').waitFor()
    await dialog.getByLabel('How one can tell').fill('Their mail of Friday')
    assert.deepEqual(await accessibilityBreaches(opened.page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await at.getByText('Their mail of Friday').waitFor()
    await opened.page.goto(`${server.origin}/companies/${deal.company_id}`)
    await opened.page.getByText('Kept 1 of 1').waitFor()
    await opened.page.getByText('1 open').waitFor()
    assert.deepEqual(await accessibilityBreaches(opened.page), [])
    assert.deepEqual(troubled(opened), [])
    await opened.close()
  })
})

describe('the parts of the page', () => {
  it('look right everywhere', async () => {
    const deal = await begin('Everywhere', { company_name: 'Reed Everywhere' })
    const h = await firm.call('POST', `/deals/${deal.id}/handovers`, { receiver_id: mila.id, brief })
    await mila.call('PUT', `/handovers/${h.id}/retelling`, { text: wrong })
    await firm.call('PUT', `/handovers/${h.id}/decision`, { decision: 'refused', reason: 'There is no shop' })
    await mila.call('PUT', `/handovers/${h.id}/retelling`, { text: right })
    const promise = { problem: 'Contracts get lost', promise: 'A demo every second Friday' }
    for (const due_on of ['2026-01-09', '2026-01-16', '2027-12-31'])
      await firm.call('POST', `/deals/${deal.id}/promises`, { ...promise, due_on })
    const { deal: now, promises } = await firm.call('GET', `/deals/${deal.id}`)
    await firm.call(
      'PUT',
      `/promises/${promises[0].id}/state`,
      { state: 'broken', evidence: 'Nobody came' },
      { 'If-Match': `"${now.version}"` },
    )
    for (const look of looks) {
      await firm.speak(look.language)
      const opened = await openAs(firm, deal, look)
      await opened.page.getByText(right).waitFor()
      assert.equal(await overflowsSideways(opened.page), false)
      assert.deepEqual(await smallTargets(opened.page), [])
      if (globalThis.process.env.SHOTS) {
        await opened.page.getByText(right).scrollIntoViewIfNeeded()
        await shoot(opened.page, 'handover', look)
        await shoot(opened.page, 'deal', look, true)
        await opened.page.goto(`${server.origin}/companies/${deal.company_id}`)
        await opened.page.getByText(promise.promise).first().waitFor()
        await shoot(opened.page, 'company', look, true)
      }
      assert.deepEqual(troubled(opened), [])
      await opened.close()
    }
    await firm.speak('en')
  })
})
