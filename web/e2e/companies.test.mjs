import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eventually } from './board-world.mjs'
import {
  accessibilityBreaches,
  found,
  openBrowser,
  openPage,
  overflowsSideways,
  shoot,
  smallTargets,
  startHummock,
} from './lib.mjs'

let browser
let server
let firm

before(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startHummock()])
  firm = await found(server, { template: 'b2b-weighted' })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** A test on a page of somebody signed in that must end without trouble; refusals are part of the game. */
function on(name, path, look, act) {
  it(name, async () => {
    const { page, trouble, close } = await openPage(browser, server.origin, look)
    await firm.signIn(page)
    await page.goto(server.origin + path)
    await act(page)
    assert.deepEqual(
      trouble.filter((line) => !/status of (412|422)/.test(line)),
      [],
    )
    await close()
  })
}

const dialog = (page) => page.getByRole('dialog')

describe('companies', () => {
  on('begin with a name, which may be one that is there already', '/companies', {}, async (page) => {
    await page.getByText('No companies yet').waitFor()
    await page.getByRole('button', { name: 'Add a company' }).click()
    await dialog(page).getByRole('button', { name: 'Add a company' }).click()
    await dialog(page).getByText('Give the company a name.').first().waitFor()
    await page.keyboard.type('Norwind')
    await page.getByLabel('Name').fill('Norwind')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Norwind', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'All companies' }).click()
    await page.getByRole('button', { name: 'Add a company' }).click()
    await page.getByLabel('Name').fill('norw')
    await dialog(page).getByRole('link', { name: 'Norwind' }).waitFor()
  })

  on('are found while typing', '/companies', {}, async (page) => {
    await page.getByRole('link', { name: 'Norwind' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('nothing like it')
    await page.getByText('No company by this name').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('link', { name: 'Norwind' }).waitFor()
  })

  on('are edited where they stand, by keyboard', '/companies', {}, async (page) => {
    await page.getByRole('link', { name: 'Norwind' }).click()
    await page.getByRole('button', { name: 'Credit days: add' }).press('Enter')
    await page.keyboard.type('soon')
    await page.keyboard.press('Enter')
    await page.getByText(/makes no sense/).waitFor()
    await page.getByLabel('Credit days').fill('-3')
    await page.keyboard.press('Enter')
    await page
      .locator('dd')
      .getByText(/Credit days|credit_days|days/i)
      .last()
      .waitFor()
    assert.equal(
      await page.getByLabel('Credit days', { exact: true }).inputValue(),
      '-3',
      'what was refused is kept',
    )
    await page.getByLabel('Credit days', { exact: true }).fill('30')
    await page.keyboard.press('Enter')
    const shown = page.getByRole('button', { name: 'Credit days: 30 days' })
    await shown.waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'BUTTON')
    await shown.press('Enter')
    await page.keyboard.type('99')
    await page.keyboard.press('Escape')
    await shown.waitFor()
  })

  on('show both values where two people changed the same', '/companies', {}, async (page) => {
    await page.getByRole('link', { name: 'Norwind' }).click()
    await page.getByRole('button', { name: 'Segment: add' }).waitFor()
    await page.route('**/events*', (route) => route.abort())
    const { items } = await firm.call('GET', '/companies')
    await page.getByRole('button', { name: 'Segment: add' }).click()
    await page.keyboard.type('Enterprise')
    const slow = page.route('**/companies/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      await page.unroute('**/companies/*')
      await firm.call(
        'PATCH',
        `/companies/${items[0].id}`,
        { segment: 'Retail' },
        {
          'If-Match': `"${items[0].version}"`,
        },
      )
      await route.continue()
    })
    await slow
    await page.keyboard.press('Enter')
    const question = page.getByRole('alert')
    await question.getByText('Enterprise').waitFor()
    await question.getByText('Retail').waitFor()
    await question.getByRole('button', { name: 'Keep mine' }).click()
    await page.getByRole('button', { name: 'Segment: Enterprise' }).waitFor()
  })

  on('have people with parts, and deals with sums', '/companies', {}, async (page) => {
    await page.getByRole('link', { name: 'Norwind' }).click()
    await page.getByRole('button', { name: 'Add a contact' }).click()
    await dialog(page).getByLabel('Name').fill('Marek Nowak')
    await page.getByLabel('Part in the decision').selectOption('decider')
    await dialog(page).getByRole('button', { name: 'Add a contact' }).click()
    await page.getByText('decides', { exact: true }).last().waitFor()
    await page.getByRole('button', { name: 'New deal', exact: true }).click()
    await page.getByLabel('What is it about?').fill('Pumps')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/d\/\d+/)
    await page.goBack()
    await page.getByText('Open: 1 deal').waitFor()
  })
})

describe('the fields that the firm has added', () => {
  on('are filled in on the pages of companies and contacts', '/login', {}, async (page) => {
    const text = (en) => ({ en, ru: en, pl: en })
    const choices = [
      { key: 'north', label: text('North') },
      { key: 'south', label: text('South') },
    ]
    await firm.call('POST', '/fields', {
      noun: 'company',
      key: 'region',
      kind: 'choice',
      label: text('Region'),
      choices,
    })
    await firm.call('POST', '/fields', {
      noun: 'company',
      key: 'visited',
      kind: 'date',
      label: text('Visited'),
    })
    await firm.call('POST', '/fields', { noun: 'contact', key: 'hobby', kind: 'text', label: text('Hobby') })
    const company = (await firm.call('GET', '/companies')).items[0].id
    await page.goto(`${server.origin}/companies/${company}`)
    await page.getByRole('button', { name: 'Region: add' }).click()
    await page.getByText('South').click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Region: South' }).waitFor()
    await page.getByRole('button', { name: 'Visited: add' }).click()
    await page.keyboard.type('31.12.2027')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Visited: .*2027/ }).waitFor()
    const stored = async () => (await firm.call('GET', `/companies/${company}`)).company.fields
    await eventually(stored, { region: 'south', visited: '2027-12-31' })
    await page.goto(`${server.origin}/contacts`)
    await page.getByRole('button', { name: 'Marek Nowak' }).click()
    await dialog(page).getByRole('button', { name: 'Hobby: add' }).click()
    await page.keyboard.type('Chess')
    await page.keyboard.press('Enter')
    await dialog(page).getByRole('button', { name: 'Hobby: Chess' }).waitFor()
  })
})

describe('contacts', () => {
  on('open beside their list', '/contacts', {}, async (page) => {
    await page.getByRole('button', { name: 'Marek Nowak' }).click()
    await dialog(page).getByRole('button', { name: 'Position: add' }).click()
    await page.keyboard.type('Director')
    await page.keyboard.press('Enter')
    await dialog(page).getByRole('button', { name: 'Position: Director' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('cell', { name: 'Director' }).waitFor()
  })
})

describe('a sheet', () => {
  const sheet = [
    'Deal name;Company;Amount;Stage;Close date',
    'Roof;Odra;1 200,50;Establish the need;31.12.2027',
    'Hall;Odra;lots;Establish the need;30.11.2027',
  ].join('\n')

  on('is looked at, checked, brought in and taken back', '/import', {}, async (page) => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'deals.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(sheet),
    })
    await page.waitForURL(/\/import\/.+/)
    assert.equal(await page.getByLabel('What it holds').inputValue(), 'deals')
    assert.equal(await page.getByLabel('Amount: goes to').inputValue(), 'value')
    await page.getByRole('button', { name: 'Check, change nothing' }).click()
    await page
      .getByText(/would come in/)
      .first()
      .waitFor()
    await page.getByRole('row', { name: /lots/ }).waitFor()
    await page.getByRole('button', { name: /^Bring in/ }).click()
    await page.getByText(/come in\./).waitFor()
    assert.equal((await firm.call('GET', '/deals?filter=Roof')).items.length, 1)
    await page.getByRole('button', { name: 'Take the whole import back' }).click()
    await page.getByText(/^Taken back/).waitFor()
    assert.equal((await firm.call('GET', '/deals?filter=Roof')).items.length, 0)
    await page.getByRole('link', { name: 'Import', exact: true }).first().click()
    await page.getByRole('link', { name: 'deals.csv' }).click()
    await page.getByText(/^Taken back/).waitFor()
  })
})

describe('the list of deals', () => {
  on(
    'says what it ignores, and keeps its state in the address',
    '/deals?f=owner:me,colour:red',
    {},
    async (page) => {
      await page.getByText('Ignored, as it means nothing here: colour:red').waitFor()
      await page.getByRole('button', { name: 'Value', exact: true }).click()
      await page.waitForURL(/sort=value/)
      await page.getByRole('button', { name: 'No next step' }).click()
      await page.waitForURL(/next/)
      await page.goBack()
      await page.getByText('1 of 1 shown').waitFor()
      await page.getByRole('link', { name: 'Pumps' }).click()
      await page.waitForURL(/\/d\/\d+/)
    },
  )
})

const looks = [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '1440', theme: 'dark', language: 'pl' },
  { width: '390', theme: 'light', language: 'ru' },
  { width: '390', theme: 'dark', language: 'pl' },
]

describe('the lists', () => {
  for (const look of looks) {
    on(`look right at ${Object.values(look).join(', ')}`, '/login', look, async (page) => {
      const { user } = await firm.call('GET', '/session')
      await firm.call(
        'PATCH',
        `/users/${user.id}`,
        { language: look.language },
        {
          'If-Match': `"${user.version}"`,
        },
      )
      const company = (await firm.call('GET', '/companies')).items[0].id
      const imported = (await firm.call('GET', '/imports')).items[0].id
      for (const [name, path] of [
        ['deals', '/deals'],
        ['deals-nothing', '/deals?f=next:overdue'],
        ['companies', '/companies'],
        ['company', `/companies/${company}`],
        ['contacts', '/contacts'],
        ['imports', '/import'],
        ['import', `/import/${imported}`],
      ]) {
        await page.goto(server.origin + path)
        await page.locator('main :is(h2, table)').first().waitFor()
        await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
        await shoot(page, name, look)
        assert.deepEqual([path, await accessibilityBreaches(page)], [path, []])
        assert.deepEqual([path, await smallTargets(page)], [path, []])
        assert.equal(await overflowsSideways(page), false)
      }
    })
  }
})
