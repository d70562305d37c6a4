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
const stage = (key, name, more) => ({ key, name, phase: 'sell', why: name, ...more })
const process = {
  name: text('Portals', 'Порталы', 'Portale'),
  kind: 'sale',
  win_line: 'production',
  stages: [
    stage('talk', text('Talk', 'Разговор', 'Rozmowa'), {
      called_in: ['expert'],
      limits: { hours_budget: 10 },
    }),
    stage('production', text('Production', 'Производство', 'Realizacja'), { phase: 'deliver' }),
  ],
}

let browser
let server
let firm
let egor
let pipeline

before(async () => {
  browser = await openBrowser()
  server = await startHummock()
  firm = await found(server)
  const { items } = await firm.call('POST', '/pipelines', { process })
  pipeline = items[0].id
  egor = await join('Egor Lis', 'egor@norwind.example', ['expert'])
  const me = (await firm.call('GET', '/users')).items.find(({ name }) => name !== 'Egor Lis')
  const { version } = await firm.call('GET', '/hourly-costs')
  await firm.call(
    'PUT',
    '/hourly-costs',
    { user_id: me.id, from: '2020-01-01', cost: 5000 },
    { 'If-Match': `"${version}"` },
  )
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** Somebody else of the firm, with a way to sign in. */
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
  const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0].split('='))
  return {
    id: user.id,
    signIn: (page) =>
      page
        .context()
        .addCookies(
          cookies.map(([key, ...value]) => ({ name: key, value: value.join('='), url: server.origin })),
        ),
  }
}

const begin = (name, value, more = {}) =>
  firm.call('POST', '/deals', {
    name,
    pipeline_id: pipeline,
    company_name: 'Northwind',
    set: { value },
    ...more,
  })
const panel = (page, name) => page.getByRole('region', { name, exact: true })

async function openAs(person, path, look = {}) {
  const opened = await openPage(browser, server.origin, look)
  await person.signIn(opened.page)
  await opened.page.goto(`${server.origin}${path}`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

const troubled = ({ trouble }) => trouble.filter((line) => !/status of (409|412|422)/.test(line))

describe('work on a deal', () => {
  it('is written down, priced, and warned of when talk outgrows the contract', async () => {
    const deal = await begin('Small site', 90_000)
    const opened = await openAs(firm, `/d/${deal.number}`)
    const at = panel(opened.page, 'Work and cost')
    await at.getByText('No hours yet.', { exact: false }).waitFor()
    await at.getByRole('button', { name: 'Log hours' }).click()
    const dialog = opened.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Write a time up to 24 hours, such as 1:30.').waitFor()
    await dialog.getByLabel('How long').fill('14')
    await dialog.getByText('14 h').waitFor()
    await dialog.getByLabel('At what').fill('Eleven calls')
    assert.deepEqual(await accessibilityBreaches(opened.page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await at.getByText('14 h of 10 h').waitFor()
    await at.getByText('Over budget').waitFor()
    await at.getByText('The sale already costs more than this deal will leave.').waitFor()
    await at
      .getByText(/200[.]00/)
      .first()
      .waitFor()

    await at.getByRole('button', { name: 'Expense' }).click()
    await dialog.getByLabel('What for').fill('Courier')
    await dialog.getByLabel('Amount').fill('40')
    assert.deepEqual(await accessibilityBreaches(opened.page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await at
      .getByText(/160[.]00/)
      .first()
      .waitFor()

    await at.getByText('2 entries').click()
    await at.getByRole('button', { name: 'Correct: 14 h Eleven calls' }).click()
    await dialog.getByLabel('How long').fill('0:30')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await at.getByText('30 min of 10 h').waitFor()
    assert.equal(await at.getByText('Over budget').count(), 0)
    await at.getByRole('button', { name: 'Take back: Courier' }).click()
    await at.getByText('1 entry').waitFor()

    await at.getByRole('button', { name: 'Start timer' }).click()
    await at.getByRole('button', { name: /^Stop/ }).click()
    await opened.page.getByText('1 min written down on “Small site”.').waitFor()
    await panel(opened.page, 'Timeline').getByText('Worked 1 min').waitFor()
    assert.deepEqual(await accessibilityBreaches(opened.page), [])
    assert.deepEqual(troubled(opened), [])
    await opened.close()
  })

  it('adds up to a report', async () => {
    const deal = await begin('Report', 500_000, { company_name: 'Reed' })
    await firm.call('POST', `/deals/${deal.id}/hours`, { minutes: 90, what: 'Talk' })
    const opened = await openAs(firm, '/costs')
    const row = opened.page.getByRole('row', { name: /Reed/ })
    await row.getByText('1 h 30 min').waitFor()
    await row
      .getByText(/75[.]00/)
      .first()
      .waitFor()
    await opened.page.getByText('Seller', { exact: true }).click()
    await opened.page.getByRole('row', { name: /Anna/ }).waitFor()
    assert.deepEqual(await accessibilityBreaches(opened.page), [])
    await opened.page.getByRole('button', { name: 'Hourly costs' }).click()
    await opened.page
      .getByRole('dialog')
      .getByText(/50[.]00/)
      .waitFor()
    assert.deepEqual(await accessibilityBreaches(opened.page), [])
    assert.deepEqual(troubled(opened), [])
    await opened.close()
  })
})

describe('the queue of the experts', () => {
  it('is picked from, and the seller is asked', async () => {
    const deal = await begin('Portal', 2_400_000)
    const seller = await openAs(firm, `/d/${deal.number}`)
    await panel(seller.page, 'Expert')
      .getByText(/^Waits for an expert: /)
      .waitFor()
    const expert = await openAs(egor, '/queue')
    await expert.page.getByRole('link', { name: 'Waiting for an expert' }).first().waitFor()
    assert.deepEqual(await accessibilityBreaches(expert.page), [])
    assert.equal(await expert.page.getByText('24,000').count(), 0)
    await expert.page.getByRole('button', { name: 'Take “Portal”' }).click()
    const dialog = expert.page.getByRole('dialog')
    assert.deepEqual(await accessibilityBreaches(expert.page), [])
    await dialog.getByRole('button', { name: 'Take and ask' }).click()
    await expert.page.getByText('“Portal” is yours').waitFor()
    await panel(seller.page, 'Expert')
      .getByText(/^Egor Lis has taken it/)
      .waitFor()
    await seller.page.getByText('What do you need from me?').first().waitFor()
    assert.deepEqual(troubled(expert), [])
    assert.deepEqual(troubled(seller), [])
    await expert.close()
    await seller.close()
  })
})

describe('the pages of work', () => {
  it('look right everywhere', async () => {
    const deal = await begin('Everywhere', 90_000, { company_name: 'Reed Everywhere' })
    await firm.call('POST', `/deals/${deal.id}/hours`, { minutes: 840, what: 'Eleven calls and a long talk' })
    await firm.call('POST', `/deals/${deal.id}/expenses`, { what: 'Courier', amount: 4000 })
    for (const look of looks) {
      await firm.speak(look.language)
      for (const [name, person, path, shown] of [
        ['deal', firm, `/d/${deal.number}`, /740[.,]00/],
        ['costs', firm, '/costs', 'Reed Everywhere'],
        ['queue', egor, '/queue', /Everywhere$/],
      ]) {
        const opened = await openAs(person, path, look)
        await opened.page.getByText(shown).first().waitFor({ state: 'attached' })
        assert.equal(await overflowsSideways(opened.page), false)
        assert.deepEqual(await smallTargets(opened.page), [])
        await shoot(opened.page, name, look, true)
        assert.deepEqual(troubled(opened), [])
        await opened.close()
      }
    }
    await firm.speak('en')
  })
})
