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

const process = {
  name: text('Machines', 'Станки', 'Maszyny'),
  kind: 'sale',
  basis: 'weighted',
  win_line: 'close',
  transitions: [{ way: 'start', to: '*' }],
  stages: [
    { key: 'need', name: text('Need', 'Потребность', 'Potrzeba'), phase: 'sell', percent: 20 },
    { key: 'propose', name: text('Proposal', 'Предложение', 'Oferta'), phase: 'sell', percent: 60 },
    {
      key: 'contract',
      name: text('Contract', 'Договор', 'Umowa'),
      phase: 'sell',
      percent: 90,
      done_well: [text('They ask when we begin', 'Спрашивают, когда начнём', 'Pytają, kiedy zaczynamy')],
      done_badly: [text('It is about price alone', 'Речь только о цене', 'Chodzi tylko o cenę')],
    },
    { key: 'close', name: text('Done', 'Готово', 'Gotowe'), phase: 'deliver', percent: 100 },
  ],
}

const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)

/** A year of deals: of five that came to the proposal two were won, and one got no further than the need. */
function past() {
  const rows = [
    'deal,name,source,stage,outcome,created_at,closed_at,entered Need,entered Proposal,entered Contract',
  ]
  for (let i = 0; i < 120; i++) {
    const begun = 30 + i * 3
    const source = i % 3 === 0 ? 'Fair' : 'Web'
    const [stage, outcome] =
      i % 6 === 5 ? ['Need', 'lost'] : i % 3 === 1 ? ['Done', 'won'] : ['Proposal', 'lost']
    const steps = [
      day(begun + 20),
      stage === 'Need' ? '' : day(begun + 12),
      stage === 'Done' ? day(begun + 6) : '',
    ]
    rows.push([`h${i}`, `Deal ${i}`, source, stage, outcome, day(begun + 20), day(begun), ...steps].join(','))
  }
  return rows.join('\n')
}

/** A deal whose signs were answered: those about price alone are lost, the others won. */
async function ended(i) {
  const lost = i % 2 === 0
  const { id } = await firm.call('POST', '/deals', {
    name: `Signs ${i}`,
    pipeline_id: pipeline,
    stage: 'contract',
  })
  const { version } = await firm.call('POST', `/deals/${id}/self-checks`, {
    well: [i % 4 < 2],
    badly: [lost],
  })
  const tag = { 'If-Match': `"${version}"` }
  if (lost) await firm.call('PUT', `/deals/${id}/loss`, { outcome: 'lost', reason: 'price' }, tag)
  else await firm.call('POST', `/deals/${id}/moves`, { to: 'close' }, tag)
}

let browser
let server
let firm
let pipeline

before(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startHummock()])
  firm = await found(server)
  pipeline = (await firm.call('POST', '/pipelines', { process })).items[0].id
  const form = new FormData()
  form.set('file', new Blob([past()]), 'past.csv')
  const { id } = await firm.call('POST', '/imports', form)
  await firm.call('POST', `/imports/${id}/commit`, undefined, { 'Idempotency-Key': id })
  for (let state = ''; state !== 'done'; await new Promise((then) => setTimeout(then, 100))) {
    const now = await firm.call('GET', `/imports/${id}`)
    assert.ok(!['failed', 'cancelled'].includes(now.state), JSON.stringify(now))
    assert.equal(now.counts.bad, 0, JSON.stringify(now.counts))
    state = now.state
  }
  for (let i = 0; i < 14; i++) await ended(i)
  const value = (minor) => ({ minor, currency: 'PLN' })
  for (const [stage, minor] of [
    ['need', 40_000_00],
    ['propose', 100_000_00],
  ]) {
    await firm.call('POST', '/deals', {
      name: `Open in ${stage}`,
      pipeline_id: pipeline,
      stage,
      set: { value: value(minor) },
    })
  }
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

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

const looks = [
  { width: '1440', theme: 'light', language: 'en' },
  { width: '1440', theme: 'dark', language: 'ru' },
  { width: '390', theme: 'light', language: 'pl' },
  { width: '390', theme: 'dark', language: 'ru' },
]

describe('calibration', () => {
  for (const look of looks) {
    on(`looks right at ${Object.values(look).join(', ')}`, '/login', look, async (page) => {
      await firm.speak(look.language)
      await page.goto(`${server.origin}/calibration?by=source`)
      await page.locator('main table').nth(2).waitFor()
      await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
      await shoot(page, 'calibration', look, true)
      assert.deepEqual(await accessibilityBreaches(page), [])
      assert.deepEqual(await smallTargets(page), [])
      assert.equal(await overflowsSideways(page), false)
    })
  }

  on(
    'tells what was too optimistic, and adopts what history says in two presses',
    '/login',
    {},
    async (page) => {
      await firm.speak('en')
      await page.goto(`${server.origin}/forecast`)
      await page
        .getByRole('navigation', { name: /^Forecast/ })
        .getByRole('link', { name: 'Calibration' })
        .click()
      const proposal = page.getByRole('row', { name: /^2\. Proposal 60%/ })
      await proposal.getByText('too optimistic').waitFor()
      await page.getByText('Weighted forecast of these stages: PLN 68,000.00 today').waitFor()
      await page.getByRole('button', { name: /^Adopt 2 probabilities as version 2/ }).click()
      await page.getByText('Version 2 is in force').waitFor()
      await page.getByRole('row', { name: /^2\. Proposal 4\d% .*fits/ }).waitFor()
      const forecast = await firm.call('GET', '/forecast')
      const { stages } = await firm.call('GET', `/calibration?pipeline=${pipeline}`)
      const weighted = stages.reduce((sum, stage) => sum + stage.weighted, 0)
      assert.equal(forecast.total.weighted, weighted, 'the forecast goes by what was adopted')
    },
  )

  on('says which signs have told winners from losers', '/calibration', {}, async (page) => {
    await page
      .getByRole('row', { name: /It is about price alone.* 0 of 7 .* 7 of 7 goes with losses/ })
      .waitFor()
    await page
      .getByRole('row', { name: /They ask when we begin.*has not told winners from losers yet/ })
      .waitFor()
  })

  on('says how large the steps are', '/pipelines', {}, async (page) => {
    await page.goto(`${server.origin}/pipelines/${pipeline}`)
    await page.getByRole('heading', { name: 'Size of the steps' }).waitFor()
    await page.getByRole('row', { name: /^1\. Need 120 8 days 83% 0% fits/ }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await shoot(page, 'sizes', looks[0], true)
  })

  on('says that a short window tells too little', '/calibration?months=6', {}, async (page) => {
    await page.getByText(/closed deals in|Assigned, not yet calibrated/).waitFor()
  })
})
