import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eventually, openWorld } from './board-world.mjs'
import { accessibilityBreaches, openBrowser, overflowsSideways, shoot, smallTargets } from './lib.mjs'

let browser
let world

before(async () => {
  browser = await openBrowser()
  world = await openWorld(browser)
})
after(async () => {
  await browser?.close()
  await world?.stop()
})

const full = {
  company_name: 'Norwind',
  set: { value: { minor: 8400000, currency: 'PLN' }, expected_close: '2027-01-15' },
}

async function openDeal(deal, look = {}) {
  const opened = await world.open(look)
  await opened.page.goto(`${world.origin}/d/${deal.number}`)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

/** A test on the page of one deal that must end without trouble. */
function onDeal(name, draft, act, look = {}) {
  it(name, async () => {
    const deal = await world.deal(name, draft)
    const opened = await openDeal(deal, look)
    await act(opened.page, deal)
    assert.deepEqual(opened.trouble(), [])
    await opened.close()
  })
}

const dialog = (page) => page.getByRole('dialog')
const panel = (page, name) => page.getByRole('region', { name })
const read = async (deal) => world.call('GET', `/deals/${deal.id}`)

describe('the next step', () => {
  onDeal('is asked for first, and done together with the one that follows', full, async (page, deal) => {
    const next = panel(page, 'Next step')
    await next.getByText('There is no next step.').waitFor()
    await next.getByRole('button', { name: 'Set the step' }).click()
    await next.getByText('Say what is to be done.').waitFor()
    await next.getByLabel('What is to be done?').fill('Call Marek')
    await next.getByLabel('When').fill('tomorrow 10')
    await next.getByRole('button', { name: 'Set the step' }).click()
    await next.getByText('Call: Call Marek').waitFor()

    await next.getByRole('button', { name: 'Later' }).click()
    await page.getByRole('menuitem', { name: /In a week/ }).click()
    await page.getByRole('button', { name: 'Undo', exact: true }).waitFor()
    await next.getByRole('button', { name: 'Done…' }).click()
    await dialog(page).getByLabel('What came of it').fill('He wants figures')
    await dialog(page).getByLabel('Following step').fill('Send the figures')
    await dialog(page).getByLabel('When').fill('+2d')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Reached', exact: true }).click()
    await next.getByText(/Send the figures/).waitFor()
    await panel(page, 'Timeline').getByText('Call: they were reached').waitFor()
    const { tasks } = await read(deal)
    assert.deepEqual(
      tasks.map(({ title, done_at }) => [title, done_at !== null]),
      [
        ['Send the figures', false],
        ['Call Marek', true],
      ],
    )
  })
})

describe('what is left to do here', () => {
  onDeal('is answered in place, and the move then asks nothing', {}, async (page, deal) => {
    const checks = panel(page, 'To leave “Inquiry”')
    await checks.getByText('0 of 2').waitFor()
    await checks.getByRole('button', { name: 'Answer: The value is known' }).click()
    await checks.getByRole('textbox', { name: 'Value' }).fill('1,2 mln')
    await checks.getByRole('button', { name: 'Save', exact: true }).click()
    await checks.getByText('1 of 2').waitFor()
    await checks.getByText('PLN 1,200,000.00').waitFor()
    await checks.getByRole('button', { name: 'Answer: The closing day is known' }).click()
    await checks.getByRole('textbox', { name: 'Expected close' }).fill('15.1.2027')
    await checks.getByRole('button', { name: 'Save', exact: true }).click()
    await checks.getByText('2 of 2').waitFor()
    await checks.getByRole('button', { name: 'Move to Diagnosis' }).click()
    await panel(page, 'To leave “Diagnosis”').waitFor()
    await panel(page, 'Timeline').getByText('Moved on to “Diagnosis”').waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await panel(page, 'To leave “Inquiry”').waitFor()
    await panel(page, 'History of stages').getByText('undone').waitFor()
    assert.equal((await read(deal)).deal.stage, 'inquiry')
  })

  onDeal('is asked by a move that cannot go on, and answered there', {}, async (page, deal) => {
    await page.getByRole('button', { name: 'Move to Diagnosis' }).click()
    await dialog(page).getByRole('textbox', { name: 'Value' }).fill('5000')
    await dialog(page).getByRole('textbox', { name: 'Expected close' }).fill('+3w')
    await page.keyboard.press('Control+Enter')
    await dialog(page).waitFor({ state: 'detached' })
    await eventually(async () => (await read(deal)).deal.stage, 'diagnosis')
  })
})

describe('a mail', () => {
  it('needs a server, is written on the deal, and can be taken back', async () => {
    const { page, trouble, close } = await world.open()
    await page.goto(`${world.origin}/settings/mail`)
    await page.getByLabel('Mails come from').fill('sales@norwind.example')
    await page.getByLabel('Server').fill('127.0.0.1')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('lies inside the network').first().waitFor()
    await page.getByLabel('Server').fill('smtp.norwind.example')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. Try it now.').waitFor()
    await page.getByRole('button', { name: 'Try it' }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'mail-settings', { width: '1440', theme: 'light', language: 'en' }, true)

    const deal = await world.deal('Third line', full)
    const marek = await world.call('POST', '/contacts', {
      name: 'Marek Lis',
      email: 'marek@norwind.example',
      company_id: deal.company_id,
    })
    await world.call('POST', `/deals/${deal.id}/contacts`, { contact_id: marek.id, part: 'decider' })
    await page.goto(`${world.origin}/d/${deal.number}`)
    const mails = panel(page, 'Mails')
    await mails.getByRole('button', { name: 'Write a mail' }).click()
    assert.equal(await dialog(page).getByLabel('To').inputValue(), 'marek@norwind.example')
    await dialog(page).getByLabel('To').fill('marek at norwind')
    await dialog(page).getByLabel('Subject').fill('The third line')
    await dialog(page).getByLabel('Text').fill('Dear Marek,\nhere is what we talked about.')
    await dialog(page).getByRole('button', { name: 'Send', exact: true }).click()
    await dialog(page).getByText('is not a mail address').waitFor()
    await dialog(page).getByLabel('To').fill('marek@norwind.example')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'mail-write', { width: '1440', theme: 'light', language: 'en' })
    await dialog(page).getByRole('button', { name: 'Send', exact: true }).click()
    await mails.getByText('The third line').waitFor()
    await mails.getByText(/to Marek Lis · goes out/).waitFor()
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
    await mails.getByText('No mail was written here yet').waitFor()
    const { items } = await world.call('GET', `/deals/${deal.id}/mails`)
    assert.deepEqual(
      items.map(({ state }) => state),
      ['undone'],
    )
    assert.deepEqual(
      trouble().filter((line) => !/422/.test(line)),
      [],
    )
    await close()
  })
})

describe('a field', () => {
  onDeal('is edited where it stands', full, async (page, deal) => {
    await page.getByRole('button', { name: /^Value:/ }).click()
    await page.getByRole('textbox', { name: 'Value' }).fill('90k')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Value: PLN 90,000.00/ }).waitFor()
    await page.getByRole('button', { name: /^Name:/ }).click()
    await page.keyboard.type('Another name')
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1, name: deal.name }).waitFor()
    assert.equal((await read(deal)).deal.value, 9000000)
  })

  it('that both change shows both values, and loses neither', async () => {
    const deal = await world.deal('Stale', full)
    const { page, trouble, close } = await openDeal(deal)
    await page.getByRole('button', { name: /^Value:/ }).click()
    await page.getByRole('textbox', { name: 'Value' }).fill('95 000')
    const { deal: now } = await read(deal)
    await world.call(
      'PATCH',
      `/deals/${deal.id}`,
      { value: { minor: 7700000, currency: 'PLN' } },
      { 'If-Match': `"${now.version}"` },
    )
    await page.getByText('Meanwhile it has been set to: PLN 77,000.00').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Value' }).inputValue(), '95 000')
    await page.keyboard.press('Enter')
    const choice = page.getByRole('alert').filter({ hasText: 'has been changed meanwhile' })
    await choice.getByText('PLN 95,000.00').waitFor()
    await choice.getByText('PLN 77,000.00').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.equal((await read(deal)).deal.value, 7700000)
    await choice.getByRole('button', { name: 'Keep mine' }).click()
    await eventually(async () => (await read(deal)).deal.value, 9500000)
    await choice.waitFor({ state: 'detached' })
    assert.deepEqual(trouble(), [])
    await close()
  })

  it('that both change at the very same time shows both values too', async () => {
    const deal = await world.deal('Raced', full)
    const { page, close } = await openDeal(deal)
    await page.route('**/api/v1/events**', (route) => route.abort())
    await page.getByRole('button', { name: /^Value:/ }).click()
    await page.getByRole('textbox', { name: 'Value' }).fill('95 000')
    await page.route(`**/api/v1/deals/${deal.id}`, async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      await page.unroute(`**/api/v1/deals/${deal.id}`)
      const { deal: now } = await read(deal)
      await world.call(
        'PATCH',
        `/deals/${deal.id}`,
        { value: { minor: 100, currency: 'PLN' } },
        { 'If-Match': `"${now.version}"` },
      )
      await route.continue()
    })
    await page.keyboard.press('Enter')
    const choice = page.getByRole('alert').filter({ hasText: 'has been changed meanwhile' })
    await choice.getByText('PLN 1.00').waitFor()
    await choice.getByText('PLN 95,000.00').waitFor()
    await choice.getByRole('button', { name: 'Keep theirs' }).click()
    await page.getByRole('button', { name: /^Value: PLN 1.00/ }).waitFor()
    await close()
  })
})

onDeal('a call is on record in two taps', full, async (page) => {
  const timeline = panel(page, 'Timeline')
  await timeline.getByRole('button', { name: 'Call' }).click()
  await timeline.getByRole('button', { name: 'No answer' }).click()
  await timeline.getByText('Call: no answer').waitFor()
  await timeline.getByRole('button', { name: 'Note' }).click()
  await timeline.getByLabel(/^Note/).fill('They prefer mail')
  await timeline.getByRole('button', { name: 'Save note' }).click()
  await timeline.getByText('They prefer mail').waitFor()
})

onDeal('people come with their part, and go with an undo', full, async (page, deal) => {
  const people = panel(page, 'People')
  await people.getByText('Nobody is known to decide').waitFor()
  await people.getByRole('button', { name: 'Add' }).click()
  await people.getByLabel('Who').fill('Ewa Lis')
  await page.getByRole('option', { name: 'Add “Ewa Lis”' }).click()
  await people.getByLabel('Part in the decision').selectOption({ label: 'Decider' })
  await people.getByRole('button', { name: 'Add' }).last().click()
  await people.getByText('Ewa Lis').waitFor()
  await people.getByText('Nobody is known to decide').waitFor({ state: 'detached' })
  await people.getByRole('button', { name: 'Take Ewa Lis off the deal' }).click()
  await people.getByText('Nobody is known to decide').waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await people.getByText('Ewa Lis').waitFor()
  assert.equal((await read(deal)).people.length, 1)
})

onDeal('a lost deal tells why, can be reopened, and is taken up by a new one', full, async (page, deal) => {
  await page.getByRole('button', { name: 'Lost', exact: true }).click()
  await dialog(page).getByText('Price', { exact: true }).click()
  await dialog(page).getByLabel('Who won it instead').fill('Baltic')
  await dialog(page).getByLabel('What do we learn from it?').fill('Name the price later')
  await dialog(page).getByRole('button', { name: 'Close as lost' }).click()
  const lost = panel(page, 'Lost')
  await lost.getByText('Price · Baltic').waitFor()
  await lost.getByText('Lesson: Name the price later').waitFor()
  assert.deepEqual(await accessibilityBreaches(page), [])
  await page.getByRole('button', { name: 'Reopen', exact: true }).click()
  await lost.waitFor({ state: 'detached' })
  await eventually(async () => (await read(deal)).deal.outcome, 'open')
  await world.call(
    'PUT',
    `/deals/${deal.id}/loss`,
    { outcome: 'lost', reason: 'price' },
    { 'If-Match': `"${(await read(deal)).deal.version}"` },
  )
  await page.getByRole('button', { name: 'Client is back: new deal' }).click()
  await page.waitForURL((url) => url.pathname !== `/d/${deal.number}`)
  const number = new URL(page.url()).pathname.split('/').at(-1)
  const { deal: next } = await world.call('GET', `/deals/${number}`)
  assert.deepEqual([next.previous_id, next.stage], [deal.id, 'inquiry'])
})

onDeal('a deal waits with a reason and wakes at once when told so', full, async (page) => {
  await page.keyboard.press('s')
  await dialog(page).getByLabel('Until').fill('+2w')
  await dialog(page).getByLabel('Why do we wait?').fill('Holidays')
  await dialog(page).getByRole('button', { name: 'Wait', exact: true }).click()
  await panel(page, 'Next step')
    .getByText(/Waiting until .* Holidays/)
    .waitFor()
  await page.getByRole('button', { name: 'Stop waiting' }).click()
  await panel(page, 'Next step')
    .getByText(/Waiting until/)
    .waitFor({ state: 'detached' })
})

it('what waits for a decision is a list, and a decision needs a reason', async () => {
  const deal = await world.deal('To allow', full)
  const { page, trouble, close } = await openDeal(deal)
  await world.call('POST', `/deals/${deal.id}/approvals`, {
    criterion: 'value-known',
    purpose: 'waive',
    message: 'They hurry',
  })
  await page.goto(`${world.origin}/approvals`)
  await page.getByText('They hurry').waitFor()
  assert.deepEqual(await accessibilityBreaches(page), [])
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.getByText('Write in a sentence why').waitFor()
  await page.getByLabel('Why?').fill('A known client')
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.getByRole('heading', { name: 'Nothing waits for a decision' }).waitFor()
  assert.equal((await read(deal)).approvals[0].decision, 'granted')
  assert.deepEqual(trouble(), [])
  await close()
})

it('a deal that is not there says so', async () => {
  const { page, close } = await world.open({})
  await page.goto(`${world.origin}/d/99999`)
  await page.getByText('There is no deal 99999 that you may see').waitFor()
  await close()
})

for (const look of [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '1440', theme: 'dark', language: 'pl' },
  { width: '390', theme: 'light', language: 'ru' },
  { width: '390', theme: 'dark', language: 'pl' },
]) {
  onDeal(
    `the page is sound at ${look.width} px, ${look.theme}, ${look.language}`,
    { ...full, next_step: { title: 'Call Marek', kind: 'call', due_on: '2026-11-20' } },
    async (page) => {
      await page.waitForTimeout(300)
      await shoot(page, 'deal', look)
      assert.deepEqual(await accessibilityBreaches(page), [])
      assert.equal(await overflowsSideways(page), false)
      assert.deepEqual(await smallTargets(page), [])
    },
    look,
  )
}
