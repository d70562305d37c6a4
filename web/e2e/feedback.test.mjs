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
const stage = (key, name, phase) => ({ key, name, phase, why: name })
const process = {
  name: text('Portals', 'Порталы', 'Portale'),
  kind: 'sale',
  win_line: 'production',
  stages: [
    stage('talk', text('Talk', 'Разговор', 'Rozmowa'), 'sell'),
    stage('production', text('Production', 'Производство', 'Realizacja'), 'deliver'),
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
  const { items } = await firm.call('POST', '/pipelines', { process })
  pipeline = items[0].id
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** A deal that was won, with Dora at the client. */
async function won(name, company) {
  const { items } = await firm
    .call('POST', '/companies', { name: company })
    .then((made) => ({ items: [made] }))
  const dora = await firm.call('POST', '/contacts', { name: 'Dora Decides', company_id: items[0].id })
  const deal = await firm.call('POST', '/deals', {
    name,
    pipeline_id: pipeline,
    company_id: items[0].id,
    set: { value: 2_400_000 },
  })
  await firm.call('POST', `/deals/${deal.id}/contacts`, { contact_id: dora.id, part: 'decider' })
  await firm.call(
    'POST',
    `/deals/${deal.id}/moves`,
    { to: 'production' },
    { 'If-Match': `"${(await firm.call('GET', `/deals/${deal.id}`)).deal.version}"` },
  )
  return { ...deal, dora: dora.id }
}

const panel = (page, name) => page.getByRole('region', { name, exact: true })

async function openAs(person, path, look = {}) {
  const opened = await openPage(browser, server.origin, look)
  await person.signIn(opened.page)
  await opened.page.goto(`${server.origin}${path}`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

const troubled = ({ trouble }) => trouble.filter((line) => !/status of (409|412|422)/.test(line))

describe('after the work', () => {
  it('the client is asked twice, speaks, and lets the quote be shown', async () => {
    const deal = await won('Portal', 'Northwind')
    const opened = await openAs(firm, `/d/${deal.number}`)
    const { page } = opened
    const at = panel(page, 'After the work')
    const dialog = page.getByRole('dialog')
    for (const times of ['asked once', 'asked 2 times']) {
      await at.getByRole('button', { name: 'Ask for feedback' }).click()
      assert.deepEqual(await accessibilityBreaches(page), [])
      await dialog.getByRole('button', { name: 'Asked' }).click()
      await at.getByText(times, { exact: false }).waitFor()
    }
    await at.getByRole('button', { name: 'Write the answer down: Dora Decides' }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Give a score, or what was said.').waitFor()
    await dialog.getByText('9', { exact: true }).click()
    await dialog.getByLabel('What was said').fill('They finish what they begin')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await at.getByText('9 of 10').waitFor()

    await at.getByRole('button', { name: 'Something to show' }).click()
    assert.equal(await dialog.getByLabel('The quote').inputValue(), 'They finish what they begin')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    const permission = at.getByRole('button', { name: /^Permission: They finish/ })
    await permission.click()
    await dialog.getByText('Granted', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Say how one can tell, or add the file that shows it.').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByLabel('How one can tell').fill('Mail of today')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await at.getByText('may be shown', { exact: true }).waitFor()
    await panel(page, 'Documents').getByText('Permission to quote').first().waitFor()

    await at.getByRole('button', { name: 'Figures' }).click()
    await dialog.getByLabel('Figure').fill('Calls about papers')
    await dialog.getByLabel('Before').fill('40')
    await dialog.getByLabel('After').fill('12')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await at.getByText('40 → 12').waitFor()
    await page.getByRole('button', { name: 'Edit what is not part of the work' }).click()
    await dialog.getByLabel('One thing on each line').fill('A shop\nHosting')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Hosting').waitFor()
    await panel(page, 'Timeline').getByText('May be shown: Quote').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])

    await at.getByRole('link', { name: 'Report for the client' }).click()
    await page.getByText('Calls about papers').waitFor()
    await page.getByText('9 of 10. They finish what they begin').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    const pdf = await page.getByRole('link', { name: 'Open the PDF' }).getAttribute('href')
    const answer = await page.request.get(new URL(pdf, server.origin).href)
    assert.equal(answer.headers()['content-type'], 'application/pdf')

    await page.goto(`${server.origin}/portfolio`)
    await page.getByText('“They finish what they begin”').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await page.getByText('Not or no longer').click()
    await page.getByText('Nothing to show here').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(troubled(opened), [])
    await opened.close()
  })

  it('what could be shown is worded anew, allowed, taken back and removed', async () => {
    const deal = await won('Archive', 'Southwind')
    await firm.call('POST', `/deals/${deal.id}/publications`, { kind: 'logo', text: 'Logo in colour' })
    const opened = await openAs(firm, `/d/${deal.number}`)
    const { page } = opened
    const at = panel(page, 'After the work')
    const dialog = page.getByRole('dialog')
    const step = async (what, note) => {
      await at.getByRole('button', { name: 'Permission: Logo in grey' }).click()
      if (what) await dialog.getByText(what, { exact: true }).click()
      if (note) await dialog.getByRole('textbox').first().fill(note)
      assert.deepEqual(await accessibilityBreaches(page), [])
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.waitFor({ state: 'detached' })
    }

    await at.getByRole('button', { name: 'Edit: Logo in colour' }).click()
    await dialog.getByRole('textbox').fill(' ')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('textbox').and(page.locator('[aria-invalid=true]')).waitFor()
    await dialog.getByRole('textbox').fill('Logo in grey')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await at.getByText('Logo in grey', { exact: true }).waitFor()

    await step('Asked')
    await at.getByText('asked for', { exact: true }).waitFor()
    await step('Refused', 'Not this year')
    await at.getByText('refused', { exact: true }).waitFor()
    await step('Granted', 'Mail of today')
    await at.getByText('may be shown', { exact: true }).waitFor()
    assert.equal(await at.getByRole('button', { name: 'Edit: Logo in grey' }).count(), 0)
    assert.equal(await at.getByRole('button', { name: 'Remove: Logo in grey' }).count(), 0)
    await step(undefined, 'A new owner')
    await at.getByText('taken back', { exact: true }).waitFor()

    await at.getByRole('button', { name: 'Remove: Logo in grey' }).click()
    await dialog.getByText('The deal’s history keeps that it was there', { exact: false }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await at.getByText('Logo in grey', { exact: true }).waitFor({ state: 'detached' })
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(troubled(opened), [])
    await opened.close()
  })

  it('looks right everywhere', async () => {
    const deal = await won('Everywhere', 'Reed Everywhere')
    const change = async (method, path, body) =>
      firm.call(method, path, body, {
        'If-Match': `"${(await firm.call('GET', `/deals/${deal.id}`)).deal.version}"`,
      })
    const said =
      'Our clients stopped calling us to ask where their papers are, and that alone paid for the portal.'
    await firm.call('POST', `/deals/${deal.id}/feedback`, {
      kind: 'final',
      contact_id: deal.dora,
      way: 'mail',
    })
    const { feedback } = await firm.call('GET', `/deals/${deal.id}/after-work`)
    await change('PUT', `/feedback/${feedback[0].id}/answer`, { score: 9, words: said })
    await firm.call('POST', `/deals/${deal.id}/publications`, { kind: 'quote', feedback_id: feedback[0].id })
    await firm.call('POST', `/deals/${deal.id}/publications`, { kind: 'logo', text: 'Logo in colour' })
    const { publications } = await firm.call('GET', `/deals/${deal.id}/after-work`)
    const permission = { contact_id: deal.dora, note: 'Mail of today' }
    await change('PUT', `/publications/${publications[0].id}/permission`, { ...permission, state: 'granted' })
    await change('PUT', `/publications/${publications[1].id}/permission`, { ...permission, state: 'refused' })
    await change('PUT', `/deals/${deal.id}/figures`, {
      figures: [
        { name: 'Calls about papers', before: '40', after: '12', unit: 'a day', source: 'Their desk' },
      ],
    })
    await change('PUT', `/deals/${deal.id}/left-out`, {
      left_out: ['A shop', 'Hosting after the first year'],
    })
    await firm.call('POST', `/deals/${deal.id}/promises`, {
      problem: 'Papers get lost',
      promise: 'A demo every second Friday',
      due_on: '2026-01-16',
    })
    for (const look of looks) {
      await firm.speak(look.language)
      for (const [name, path, shown] of [
        ['after', `/d/${deal.number}`, said],
        ['report', `/d/${deal.number}/report`, said],
        ['portfolio', '/portfolio', said],
      ]) {
        const opened = await openAs(firm, path, look)
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
