import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { cardOf, columnOf, eventually, listen, namesIn, openWorld } from './board-world.mjs'
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

/** A test on the board that must end without trouble. */
function onBoard(name, look, act) {
  it(name, async () => {
    const opened = await world.open(look)
    await opened.page.goto(`${world.origin}/board/${world.pipeline}`)
    await opened.page.locator('[data-column]').first().waitFor()
    await act(opened.page)
    assert.deepEqual(opened.trouble(), [])
    await opened.close()
  })
}

const dialog = (page) => page.getByRole('dialog')
const focusedName = (page) => page.evaluate(() => document.activeElement?.textContent)

async function drag(page, from, to) {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()]
  await page.mouse.move(a.x + 40, a.y + a.height / 2)
  await page.mouse.down()
  await page.mouse.move(a.x + 60, a.y + a.height / 2 + 8, { steps: 4 })
  await page.mouse.move(b.x + b.width / 2, b.y + 160, { steps: 12 })
  return { drop: () => page.mouse.up() }
}

describe('a new deal', () => {
  onBoard('needs only a name, and stands on top at once', {}, async (page) => {
    await page.keyboard.press('c')
    await dialog(page).waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog(page).getByRole('button', { name: 'Add deal' }).click()
    await dialog(page).getByText('Give the deal a name.').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'INPUT')
    await page.keyboard.type('Pumps for line 2')
    await page.keyboard.press('Enter')
    await cardOf(page, 'Pumps for line 2').waitFor()
    await eventually(() => namesIn(page, 'inquiry').then((names) => names[0]), 'Pumps for line 2')
    await eventually(() => focusedName(page), 'Pumps for line 2')
  })

  onBoard('takes a company that is new, a value and a next step', {}, async (page) => {
    await page.getByRole('button', { name: 'New deal', exact: true }).click()
    await page.getByLabel('Name', { exact: true }).fill('Valves')
    await page.getByLabel('Company').fill('Zenit')
    await page.getByLabel('Value').fill('twelve or so')
    await dialog(page).getByRole('button', { name: 'Add deal' }).click()
    assert.equal(await page.getByLabel('Value').inputValue(), 'twelve or so')
    assert.equal(await page.getByLabel('Value').evaluate((field) => field === document.activeElement), true)
    await page.getByLabel('Value').fill('12k')
    await page.getByText('PLN 12,000.00').waitFor()
    await page.getByLabel('Next step').fill('Call Marek')
    await page.getByLabel('When').fill('+3d')
    await dialog(page).getByRole('button', { name: 'Add deal' }).click()
    const card = cardOf(page, 'Valves')
    await card.getByText('Zenit').waitFor()
    await card.getByText('Call Marek').waitFor()
    assert.match(await card.textContent(), /12,000/)
  })
})

describe('a card that is dropped', () => {
  onBoard('comes between the two cards that it was dropped between', {}, async (page) => {
    const there = await Promise.all(
      ['Below', 'Above'].map((name) =>
        world.deal(name, { stage: 'diagnosis', set: { value: 100, expected_close: '2027-12-31' } }),
      ),
    )
    await world.deal('Between', { set: { value: 100, expected_close: '2027-12-31' } })
    await page.reload()
    await cardOf(page, 'Between').waitFor()
    const [first, second] = await namesIn(page, 'diagnosis')
    const low = await cardOf(page, second).boundingBox()
    const held = await drag(page, cardOf(page, 'Between'), columnOf(page, 'diagnosis'))
    await page.mouse.move(low.x + 100, low.y + 4, { steps: 5 })
    await held.drop()
    await eventually(
      () => namesIn(page, 'diagnosis').then((names) => names.slice(0, 3)),
      [first, 'Between', second],
    )
    await page.reload()
    await eventually(
      () => namesIn(page, 'diagnosis').then((names) => names.slice(0, 3)),
      [first, 'Between', second],
    )
    // The tests that follow begin with an empty stage.
    const { items } = await world.call('GET', '/deals?filter=Between')
    for (const { id } of [...there, ...items]) {
      const { deal } = await world.call('GET', `/deals/${id}`)
      const body = { outcome: 'disqualified', reason: 'not_a_client' }
      await world.call('PUT', `/deals/${id}/loss`, body, { 'If-Match': `"${deal.version}"` })
    }
  })
})

describe('a move that asks something', () => {
  onBoard('opens the questions where the card was dropped, and ends in the move', {}, async (page) => {
    await world.deal('Dragged')
    const card = cardOf(page, 'Dragged')
    await card.waitFor()
    const held = await drag(page, card, columnOf(page, 'diagnosis'))
    await columnOf(page, 'diagnosis').getByText('2 answers needed').waitFor()
    await columnOf(page, 'proposal').getByText('The process has no way there').waitFor()
    await held.drop()

    await dialog(page).waitFor()
    await columnOf(page, 'diagnosis').getByText('Dragged').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'INPUT')
    await dialog(page)
      .getByRole('button', { name: /^Move to Diagnosis/ })
      .click()
    await dialog(page).getByRole('alert').getByText('2 answers are missing').waitFor()
    await page.keyboard.type('84 000')
    await dialog(page).getByText('PLN 84,000.00').waitFor()
    await dialog(page).getByRole('textbox', { name: 'Expected close' }).fill('18.12.2026')
    await page.keyboard.press('Tab') // a field that is left may move what is below it
    await eventually(() => dialog(page).locator('li[data-standing=met]').count(), 1)

    const said = await listen(page)
    await dialog(page).getByRole('button', { name: 'Move to Diagnosis' }).click()
    await dialog(page).waitFor({ state: 'detached' })
    await eventually(() => namesIn(page, 'diagnosis'), ['Dragged'])
    await eventually(
      async () => (await said()).filter((each) => each.startsWith('Dragged: moved')),
      ['Dragged: moved from Inquiry to Diagnosis.'],
    )
    await eventually(() => focusedName(page), 'Dragged')
    await columnOf(page, 'diagnosis').getByText('zł 84k', { exact: false }).first().waitFor()

    await page.getByRole('button', { name: 'Undo' }).click()
    await eventually(() => namesIn(page, 'diagnosis'), [])
    await cardOf(page, 'Dragged').waitFor()
  })

  onBoard('can go on without what is expected: a reason and a day make it a debt', {}, async (page) => {
    await world.deal('Owing', { set: { value: { minor: 500000, currency: 'PLN' } } })
    const card = cardOf(page, 'Owing')
    await card.getByRole('button', { name: 'Actions: Owing' }).click()
    await page.getByRole('menuitem', { name: /Diagnosis/ }).click()
    await dialog(page).getByRole('button', { name: 'Move anyway…' }).click()
    await dialog(page).getByRole('button', { name: 'Move and remember' }).click()
    await dialog(page).getByText('Choose a reason or write one.').waitFor()
    await dialog(page).getByText('We will know soon').click()
    await dialog(page).getByRole('button', { name: 'Move and remember' }).click()
    await eventually(() => namesIn(page, 'diagnosis'), ['Owing'])
    await cardOf(page, 'Owing').getByTitle('1 debt: a criterion left open').waitFor()
  })

  onBoard('lets those who may waive a requirement, with a reason', {}, async (page) => {
    await world.deal('Waived', { set: { expected_close: '2027-01-15' } })
    await cardOf(page, 'Waived').getByRole('button', { name: 'Actions: Waived' }).click()
    await page.getByRole('menuitem', { name: /Diagnosis/ }).click()
    await dialog(page).getByRole('button', { name: 'Go on without it…' }).click()
    await dialog(page).getByLabel('Why can the deal go on without it?').fill('The board has decided it')
    await dialog(page).getByRole('button', { name: 'Move to Diagnosis' }).click()
    await eventually(() => namesIn(page, 'diagnosis').then((names) => names.includes('Waived')), true)
    await cardOf(page, 'Waived').getByTitle('1 waiver').waitFor()
  })

  onBoard('asks for a person, a talk, signs and a step, and takes all of them at once', {}, async (page) => {
    await world.deal('Thorough', {
      company_name: 'Norwind',
      stage: 'inquiry',
      set: { value: 100, expected_close: '2027-02-01' },
    })
    const card = cardOf(page, 'Thorough')
    await card.getByRole('button', { name: 'Actions: Thorough' }).click()
    await page.getByRole('menuitem', { name: /Diagnosis/ }).click()
    await eventually(() => namesIn(page, 'diagnosis').then((names) => names[0]), 'Thorough')
    await page.keyboard.press('m')
    await page.keyboard.press('3')
    await dialog(page).waitFor()
    await page.getByLabel('Find or add a person').fill('Marek Nowak')
    await page.getByRole('option', { name: 'Add “Marek Nowak”' }).click()
    await dialog(page).getByText('Call', { exact: true }).first().click()
    await dialog(page).getByLabel('They talked more than we did').check()
    await dialog(page).getByLabel('What comes next?').fill('Send the proposal')
    await dialog(page).getByLabel('When').fill('tomorrow 10')
    await page.keyboard.press('Control+Enter')
    await eventually(() => namesIn(page, 'proposal'), ['Thorough'])
    await cardOf(page, 'Thorough')
      .getByText(/Send the proposal/)
      .waitFor()
  })

  onBoard('moves on one press, however long, right after the last answer', {}, async (page) => {
    await world.deal('Pressed')
    await cardOf(page, 'Pressed').getByRole('button', { name: 'Actions: Pressed' }).click()
    await page.getByRole('menuitem', { name: /Diagnosis/ }).click()
    await dialog(page).getByRole('textbox', { name: 'Value' }).fill('700')
    await dialog(page).getByRole('textbox', { name: 'Expected close' }).fill('+2w')
    await dialog(page).getByRole('button', { name: 'Move to Diagnosis' }).click({ delay: 400 })
    await eventually(() => namesIn(page, 'diagnosis').then((names) => names.includes('Pressed')), true)
  })

  onBoard('an old list of questions does not ask again for what is saved', {}, async (page) => {
    await world.deal('Late list')
    const held = []
    let hold = true
    await page.route(/\/deals\/[^/]+\/moves\/diagnosis$/, async (route) => {
      if (!hold) return route.continue()
      const response = await route.fetch()
      held.push(() => route.fulfill({ response }))
    })
    await cardOf(page, 'Late list').getByRole('button', { name: 'Actions: Late list' }).click()
    await page.getByRole('menuitem', { name: /Diagnosis/ }).click()
    await dialog(page).waitFor()
    await eventually(() => held.length, 2)
    hold = false
    const met = dialog(page).locator('li[data-standing=met]')
    await dialog(page).getByRole('textbox', { name: 'Value' }).fill('700')
    await dialog(page).getByRole('textbox', { name: 'Expected close' }).focus()
    await eventually(() => met.count(), 1)
    for (const release of held) await Promise.all([page.waitForResponse(/\/moves\/diagnosis$/), release()])
    await dialog(page).getByRole('textbox', { name: 'Expected close' }).fill('+2w')
    assert.equal(await met.count(), 1)
    await page.keyboard.press('Control+Enter')
    await eventually(() => namesIn(page, 'diagnosis').then((names) => names.includes('Late list')), true)
  })

  onBoard('can be put to those who decide; the deal waits where it is', {}, async (page) => {
    const card = cardOf(page, 'Thorough')
    await card.getByRole('button', { name: 'Actions: Thorough' }).click()
    await page.getByRole('menuitem', { name: /Decision/ }).click()
    await dialog(page).getByRole('button', { name: 'Ask for approval: finance' }).click()
    await dialog(page).getByLabel('Message').fill('The discount is 5 %')
    await dialog(page).getByRole('button', { name: 'Send the question' }).click()
    await dialog(page).getByText('Asked. The deal waits here').waitFor()
    await dialog(page).getByRole('button', { name: 'Save answers, stay' }).click()
    assert.deepEqual(await namesIn(page, 'proposal'), ['Thorough'])
    await eventually(() => focusedName(page), 'Thorough')
  })

  onBoard('keeps what was saved when it is called off, and the card stays', {}, async (page) => {
    const deal = await world.deal('Called off')
    await cardOf(page, 'Called off').getByRole('button', { name: 'Actions: Called off' }).click()
    await page.getByRole('menuitem', { name: /Diagnosis/ }).click()
    await dialog(page).getByRole('textbox', { name: 'Value' }).fill('9 900')
    await dialog(page).getByRole('textbox', { name: 'Expected close' }).focus()
    await eventually(() => dialog(page).locator('li[data-standing=met]').count(), 1)
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    await eventually(() => namesIn(page, 'inquiry').then((names) => names.includes('Called off')), true)
    await eventually(() => focusedName(page), 'Called off')
    const { deal: now } = await world.call('GET', `/deals/${deal.id}`)
    assert.deepEqual([now.stage, now.value], ['inquiry', 990000])
  })
})

describe('by keyboard alone', () => {
  onBoard('arrows walk, m and a digit move, z takes back', {}, async (page) => {
    for (const name of ['Under', 'Upper']) {
      await world.deal(name, { set: { value: 100, expected_close: '2027-02-01' } })
    }
    await cardOf(page, 'Upper').waitFor()
    await cardOf(page, 'Upper').getByRole('link').focus()
    await page.keyboard.press('ArrowDown')
    await eventually(() => focusedName(page), 'Under')
    await page.keyboard.press('m')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('2')
    await eventually(() => namesIn(page, 'diagnosis').then((names) => names[0]), 'Under')
    await eventually(() => focusedName(page), 'Under')
    await page.keyboard.press('z')
    await eventually(() => namesIn(page, 'diagnosis').then((names) => names.includes('Under')), false)
    await page.keyboard.press('x')
    await page.getByText(/^1 selected/).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(/^1 selected/).waitFor({ state: 'detached' })
  })

  onBoard('a way that the process does not have says so', {}, async (page) => {
    await cardOf(page, 'Upper').getByRole('link').focus()
    await page.keyboard.press('m')
    const item = page.getByRole('menuitem', { name: /Proposal/ })
    assert.equal(await item.getAttribute('aria-disabled'), 'true')
    assert.match(await item.textContent(), /The process has no way there/)
    await page.keyboard.press('Escape')
    await eventually(() => focusedName(page), 'Upper')
  })
})

onBoard('on a phone a thumb moves the deal on, one stage in sight', { width: '390' }, async (page) => {
  await world.deal('Thumbed', { set: { value: 100, expected_close: '2027-02-01' } })
  await cardOf(page, 'Thumbed').waitFor()
  assert.equal(await page.locator('[data-column]').count(), 1)
  assert.deepEqual(await smallTargets(page), [])
  assert.equal(await overflowsSideways(page), false)
  await page.getByRole('button', { name: 'Thumbed: move to 2 Diagnosis' }).tap()
  await cardOf(page, 'Thumbed').waitFor({ state: 'detached' })
  await page
    .getByRole('navigation', { name: 'Stages' })
    .getByRole('button', { name: /Diagnosis/ })
    .tap()
  await cardOf(page, 'Thumbed').waitFor()
  await page.getByRole('button', { name: 'Thumbed: move to 3 Proposal' }).tap()
  await dialog(page).waitFor()
  const { width, height } = await dialog(page).boundingBox()
  assert.deepEqual([width, height], [390, 844])
  assert.deepEqual(await accessibilityBreaches(page), [])
})

onBoard('a lost deal leaves the board, and comes back when that is undone', {}, async (page) => {
  await world.deal('Losing')
  await cardOf(page, 'Losing').getByRole('button', { name: 'Actions: Losing' }).click()
  await page.getByRole('menuitem', { name: 'Lost…' }).click()
  await dialog(page).getByRole('button', { name: 'Close as lost' }).click()
  await dialog(page).getByText('Choose a reason.').waitFor()
  await dialog(page).getByText('Price', { exact: true }).click()
  assert.deepEqual(await accessibilityBreaches(page), [])
  await dialog(page).getByRole('button', { name: 'Close as lost' }).click()
  await cardOf(page, 'Losing').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await cardOf(page, 'Losing').waitFor()
})

onBoard('a deal that waits says until when', {}, async (page) => {
  await world.deal('Patient')
  await cardOf(page, 'Patient').getByRole('link').focus()
  await page.keyboard.press('s')
  await dialog(page).getByLabel('Until').fill('+2w')
  await dialog(page).getByLabel('Why do we wait?').fill('Their budget opens')
  await dialog(page).getByRole('button', { name: 'Wait', exact: true }).click()
  await cardOf(page, 'Patient')
    .getByText(/waiting until/)
    .waitFor()
})

onBoard('several deals move at once; what stays is answered one by one', {}, async (page) => {
  await world.deal('Ready', { set: { value: 100, expected_close: '2027-02-01' } })
  await world.deal('Not ready')
  for (const name of ['Ready', 'Not ready']) {
    await cardOf(page, name).hover()
    await cardOf(page, name).getByRole('checkbox').check()
  }
  await page.getByText(/^2 selected/).waitFor()
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByRole('menuitem', { name: /Diagnosis/ }).click()
  await dialog(page).getByText('1 has moved, 1 needs answers.').waitFor()
  await dialog(page).getByRole('button', { name: 'Answer' }).click()
  await dialog(page).getByRole('textbox', { name: 'Value' }).fill('700')
  await dialog(page).getByRole('textbox', { name: 'Expected close' }).fill('+2w')
  await dialog(page).getByRole('button', { name: 'Move to Diagnosis' }).click()
  await dialog(page).getByText('2 have moved, none is left.').waitFor()
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await eventually(
    () => namesIn(page, 'diagnosis').then((names) => names.filter((name) => /ready/i.test(name)).length),
    2,
  )
})

onBoard('a filter is the address, its terms are chips, and what means nothing is named', {}, async (page) => {
  const field = page.getByLabel('Filter the board')
  await page.keyboard.press('/')
  await page.keyboard.type('Upper')
  await eventually(() => page.locator('[data-card]').count(), 1)
  await page.waitForURL(/\?f=Upper/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove filter: Upper' }).waitFor()
  await field.fill('colour:red')
  await page.keyboard.press('Enter')
  await page.getByText('ignored: colour:red').waitFor()
  await field.fill('nothing like this')
  await page.getByRole('heading', { name: 'No deal matches the filter' }).waitFor()
  await page.getByRole('button', { name: 'Clear' }).click()
  await eventually(
    () =>
      page
        .locator('[data-card]')
        .count()
        .then((count) => count > 1),
    true,
  )
})

it('what one does the other sees, without asking', async () => {
  const [mine, theirs] = [await world.open({}), await world.open({})]
  await world.deal('Shared', { set: { value: 100000, expected_close: '2027-02-01' } })
  for (const { page } of [mine, theirs]) {
    await page.goto(`${world.origin}/board/${world.pipeline}`)
    await cardOf(page, 'Shared').waitFor()
  }
  const countOf = (page) => columnOf(page, 'diagnosis').locator('header').textContent()
  const before = await countOf(theirs.page)
  await cardOf(mine.page, 'Shared').getByRole('link').focus()
  await mine.page.keyboard.press('m')
  await mine.page.keyboard.press('2')
  await eventually(() => namesIn(theirs.page, 'diagnosis').then((names) => names[0]), 'Shared')
  assert.notEqual(await countOf(theirs.page), before)
  await eventually(() => countOf(theirs.page), await countOf(mine.page))

  const made = await world.deal('Brand new')
  for (const { page } of [mine, theirs]) await cardOf(page, 'Brand new').waitFor()
  await world.call('PATCH', `/deals/${made.id}`, { name: 'Renamed' }, { 'If-Match': `"${made.version}"` })
  for (const { page, trouble, close } of [mine, theirs]) {
    await cardOf(page, 'Renamed').waitFor()
    assert.deepEqual(trouble(), [])
    await close()
  }
})

for (const look of [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '1440', theme: 'dark', language: 'ru' },
  { width: '390', theme: 'light', language: 'pl' },
  { width: '390', theme: 'dark', language: 'ru' },
]) {
  onBoard(`the board is sound at ${look.width} px, ${look.theme}, ${look.language}`, look, async (page) => {
    await world.deal(`Seen at ${look.width} ${look.theme}`)
    await cardOf(page, `Seen at ${look.width} ${look.theme}`).waitFor()
    await shoot(page, 'board', look)
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.equal(await overflowsSideways(page), false)
    assert.deepEqual(await smallTargets(page), [])
    const menu = page.locator('[data-card] [aria-haspopup=menu]').first()
    await menu.click()
    await page.getByRole('menu').waitFor()
    await shoot(page, 'board-menu', look)
    assert.deepEqual(await accessibilityBreaches(page), [])
    await page.getByRole('menuitem').first().click()
    await page.getByRole('dialog').waitFor()
    await shoot(page, 'board-gate', look)
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(await smallTargets(page), [])
  })
}
