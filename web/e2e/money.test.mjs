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

let browser
let server
let firm
let deal

before(async () => {
  browser = await openBrowser()
  server = await startHummock()
  firm = await found(server, { template: 'it-services' })
  const company = await firm.call('POST', '/companies', { name: 'Northwind', credit_days: 14 })
  deal = await firm.call('POST', '/deals', {
    name: 'Intranet',
    company_id: company.id,
    set: { value: { minor: 2400000, currency: 'PLN' } },
  })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const dialog = (page) => page.getByRole('dialog')

async function open(path, look = {}) {
  await firm.speak(look.language ?? 'en')
  const opened = await openPage(browser, server.origin, look)
  await firm.signIn(opened.page)
  await opened.page.goto(server.origin + path)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  return opened
}

describe('the money of a deal', () => {
  it('is planned, asked for and booked, to the last cent', async () => {
    const { page, trouble, close } = await open(`/d/${deal.number}`)
    const money = page.getByRole('region', { name: 'Money', exact: true })
    await money.getByText('No payment plan and no invoices yet.').waitFor()
    await money.getByRole('button', { name: 'Payment plan' }).click()
    await dialog(page).getByRole('button', { name: 'Save the plan' }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Save the plan' }).click()
    await money.getByText('Prepayment').waitFor()
    await money.getByText(/7,200\.00/).waitFor()

    await money.getByRole('button', { name: 'Invoice', exact: true }).click()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Issue the invoice' }).click()
    await page.getByText(/Invoice \d{4}-0001 is issued/).waitFor()
    await money.getByText('unpaid').waitFor()

    await money.getByRole('button', { name: 'Payment', exact: true }).click()
    await dialog(page).getByLabel('Amount').fill('7199.99')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog(page).getByRole('button', { name: 'Book the payment' }).click()
    await money.getByText('partly paid').first().waitFor()
    await money.getByRole('button', { name: 'Payment', exact: true }).click()
    await dialog(page).getByLabel('Reference').fill('The last cent')
    await dialog(page).getByRole('button', { name: 'Book the payment' }).click()
    await money.getByText('paid', { exact: true }).first().waitFor()

    await money.getByRole('button', { name: /Reverse PLN\s?0\.01/ }).click()
    await dialog(page).getByLabel('Why').fill('Booked twice')
    await dialog(page).getByRole('button', { name: 'Reverse the payment' }).click()
    await money.getByText(/reversed: Booked twice/).waitFor()
    assert.deepEqual(trouble, [])
    await close()
  })

  it('is owed until it comes in', async () => {
    const { page, trouble, close } = await open('/money')
    await page.getByRole('link', { name: 'Intranet' }).waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    assert.deepEqual(trouble, [])
    await close()
  })

  for (const look of looks) {
    it(`fits ${look.width}, ${look.theme}, ${look.language}`, async () => {
      const { page, trouble, close } = await open(`/d/${deal.number}`, look)
      if (look.width === '390') await page.locator('nav[class*=tabs] button').nth(2).click()
      await page.locator('[class*=sums]').evaluate((sums) => sums.closest('section').scrollIntoView())
      await shoot(page, 'deal-money', look)
      assert.equal(await overflowsSideways(page), false)
      await page.goto(`${server.origin}/money`)
      await page.getByRole('link', { name: 'Intranet' }).waitFor()
      await shoot(page, 'receivables', look)
      assert.equal(await overflowsSideways(page), false)
      assert.deepEqual(await accessibilityBreaches(page), [])
      assert.deepEqual(await smallTargets(page), [])
      assert.deepEqual(trouble, [])
      await close()
    })
  }
})
