import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
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

const text = (en, ru, pl) => ({ en, ru, pl })

/** A sale with a chance for each stage, and nothing asked on the way. */
const process = {
  name: text('Machines', 'Станки', 'Maszyny'),
  kind: 'sale',
  basis: 'weighted',
  win_line: 'close',
  transitions: [{ way: 'start', to: '*' }],
  stages: [
    { key: 'need', name: text('Need', 'Потребность', 'Potrzeba'), phase: 'sell', percent: 10 },
    { key: 'propose', name: text('Proposal', 'Предложение', 'Oferta'), phase: 'sell', percent: 60 },
    { key: 'contract', name: text('Contract', 'Договор', 'Umowa'), phase: 'sell', percent: 90 },
    { key: 'close', name: text('Done', 'Готово', 'Gotowe'), phase: 'deliver', percent: 100 },
  ],
}

/** The fifteenth of a month, so many months from now. */
function fifteenth(months) {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() + months, 15)).toISOString().slice(0, 10)
}

let browser
let server
let firm
let pipeline

before(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startHummock()])
  firm = await found(server)
  const { items } = await firm.call('POST', '/pipelines', { process })
  pipeline = items[0].id
  const client = await firm.call('POST', '/companies', { name: 'Universal', credit_days: 30 })
  const deal = (name, stage, set) =>
    firm.call('POST', '/deals', { name, pipeline_id: pipeline, stage, company_id: client.id, set })
  const money = (minor, currency = 'PLN') => ({ minor, currency })
  await deal('Line 2', 'propose', { value: money(100_000_00), expected_close: fifteenth(1) })
  await firm.call('POST', '/snapshots', { note: 'Board' })
  await deal('Spare parts', 'contract', {
    value: money(12_345_67),
    expected_close: fifteenth(1),
    category: 'commit',
  })
  await deal('Long promised', 'need', { value: money(50_000_00), expected_close: fifteenth(-2) })
  await deal('Not yet priced', 'need', { expected_close: fifteenth(2) })
  await deal('In francs', 'propose', { value: money(9_000_00, 'CHF'), expected_close: fifteenth(1) })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** A test on a page of somebody signed in that must end without trouble. */
function on(name, path, look, act) {
  it(name, async () => {
    const { page, trouble, close } = await openPage(browser, server.origin, look)
    await firm.signIn(page)
    await page.goto(server.origin + path)
    await act(page)
    assert.deepEqual(trouble, [])
    await close()
  })
}

const panel = (page) => page.getByRole('dialog')

describe('the forecast', () => {
  on('adds the deals up by month, and every figure opens them to the cent', '/forecast', {}, async (page) => {
    await page.getByText('Already won').waitFor()
    await page.getByRole('button', { name: /2 deals/ }).click()
    await panel(page).getByRole('link', { name: 'Line 2' }).waitFor()
    // 60 % of 100,000.00 and 90 % of 12,345.67
    await panel(page).getByText('Σ of 2 deals = PLN 71,111.10: it is the figure on the page').waitFor()
    await page.keyboard.press('Escape')
    await panel(page).waitFor({ state: 'detached' })
    assert.equal(new URL(page.url()).search, '')
  })

  on('says what it may come to, and how likely a target is', '/forecast', {}, async (page) => {
    await page.getByRole('heading', { name: 'What it may come to' }).waitFor()
    // 60 % of 100,000.00 and 90 % of 12,345.67: nothing in 4 % of the cases, both in 54 %
    await page.getByText('between PLN 12,345.67 and PLN 112,345.67').waitFor()
    await page.getByLabel('Target for these months').fill('100000')
    await page.keyboard.press('Tab')
    await page.getByText('Chance of reaching it: 60%.').waitFor()
    assert.equal(new URL(page.url()).searchParams.get('target'), '10000000')
  })

  on('tells what changed since a snapshot, and whose deals it was', '/forecast', {}, async (page) => {
    await page.getByText('It adds up: difference PLN 0.00.').waitFor()
    await page.keyboard.press('w')
    await page.keyboard.press('t')
    await page.getByRole('button', { name: 'New, Change: PLN 11,111.10' }).waitFor()
    await page.keyboard.press('t')
    // In the months shown: the deal that is overdue is not, and the one in francs has no rate.
    await page.getByRole('button', { name: /^New/ }).click()
    await panel(page).getByRole('link', { name: 'Spare parts' }).waitFor()
    await page.keyboard.press('Escape')
  })

  on('is a table a key away, by year and in all', '/forecast', {}, async (page) => {
    await page.getByRole('button', { name: /Show as a table/ }).waitFor()
    await page.keyboard.press('t')
    await page.getByRole('button', { name: 'Total, Commit: zł 11,111' }).click()
    await panel(page).getByText('Σ of 1 deal = PLN 11,111.10').waitFor()
  })

  on('lists what stands in no month, and what to do about it', '/forecast', {}, async (page) => {
    await page.getByRole('button', { name: 'Close date has passed: show deals' }).click()
    await panel(page).getByRole('link', { name: 'Long promised' }).waitFor()
    await panel(page).getByText('PLN 5,000.00', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    for (const name of ['No value', 'No exchange rate']) {
      await page.getByRole('button', { name: `${name}: show deals` }).waitFor()
    }
  })

  on('says that deals have changed, and waits to be asked', '/forecast', {}, async (page) => {
    await page.getByText('Already won').waitFor()
    await page.waitForTimeout(500) // the stream of changes opens
    const { items } = await firm.call('GET', '/deals?filter=Line')
    await firm.call(
      'PATCH',
      `/deals/${items[0].id}`,
      { value: { minor: 100_000_00, currency: 'PLN' }, tags: ['seen'] },
      {
        'If-Match': `"${items[0].version}"`,
      },
    )
    await page.getByText('1 deal has changed since.').waitFor()
    await page.getByRole('button', { name: 'Work it out anew' }).click()
    await page.getByText('1 deal has changed since.').waitFor({ state: 'detached' })
  })

  on('counts the money when the client has to pay', '/funnel-sheet', {}, async (page) => {
    const row = page.getByRole('row', { name: /Line 2/ })
    await row.waitFor()
    assert.match(await row.textContent(), /60%/)
    await page.getByRole('heading', { name: 'In no sum' }).waitFor()
    await page.getByRole('button', { name: /^Machines|^2\. Proposal, Weighted/ }).click()
    await panel(page).getByText('Σ of 1 deal = PLN 60,000.00').waitFor()
    await page.keyboard.press('Escape')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /XLSX/ }).click(),
    ])
    assert.match(file.suggestedFilename(), /^funnel-.*\.xlsx$/)
  })
})

describe('a pipeline', () => {
  const path = () => `/pipelines/${pipeline}`

  on('is read stage by stage', '/pipelines', {}, async (page) => {
    await page.getByRole('link', { name: 'Machines' }).click()
    await page.getByText('Win line:').waitFor()
    await page.getByText('Proposal', { exact: true }).first().click()
    await page
      .getByRole('table', { name: 'Allowed moves' })
      .or(page.getByRole('region', { name: 'Allowed moves' }))
      .waitFor()
    await page.getByText('No percentages yet: 0 deals are closed').waitFor()
  })

  on('has its chances typed on either side, the other follows', '/pipelines', {}, async (page) => {
    await page.goto(server.origin + path())
    await page.getByRole('button', { name: 'Change probabilities' }).click()
    const cell = (name, side) => page.getByRole('textbox', { name: `${name}: chance to ${side}, percent` })
    await cell('Need', 'win in the end').fill('30')
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === '50'),
    )
    assert.equal(await cell('Need', 'get to the next stage').inputValue(), '50')
    await cell('Need', 'get to the next stage').fill('25')
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === '15'),
    )
    await page.getByRole('button', { name: 'Save as version 2' }).click()
    await page.getByText('Version 2 is in force').waitFor()
    await page.getByRole('row', { name: /^1\. Need 15%/ }).waitFor()
  })
})

const looks = [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '1440', theme: 'dark', language: 'ru' },
  { width: '390', theme: 'light', language: 'pl' },
  { width: '390', theme: 'dark', language: 'ru' },
]

describe('the pages of figures', () => {
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
      for (const [name, path] of [
        ['forecast', '/forecast'],
        ['forecast-table', '/forecast?view=table&lens=cash'],
        ['forecast-open', '/forecast?open=overdue'],
        ['funnel-sheet', '/funnel-sheet'],
        ['pipelines', '/pipelines'],
        ['pipeline', `/pipelines/${pipeline}`],
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
