// The second factor: set up on one's profile, asked at the door, needed before one invites.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { accessibilityBreaches, codeOf, found, openBrowser, openPage, owner, startHummock } from './lib.mjs'

let browser
let server
let firm

before(async () => {
  browser = await openBrowser()
  server = await startHummock()
  firm = await found(server)
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** The sign-in page up to where the code is asked for. */
async function asked(page) {
  await page.goto(`${server.origin}/login`)
  await page.locator('#email').fill(owner.email)
  await page.locator('#password').fill(owner.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.locator('#code').waitFor()
}

describe('the second factor', () => {
  it('is asked for after the password, and takes a backup code', async () => {
    const { page, trouble, close } = await openPage(browser, server.origin)
    await asked(page)
    assert.equal(await page.locator('#code').getAttribute('autocomplete'), 'one-time-code')
    assert.deepEqual(await accessibilityBreaches(page), [])
    await page.locator('#code').fill('000000')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page.getByRole('button', { name: 'Use a backup code' }).click()
    await page.locator('#code').fill(firm.backupCodes[0])
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL((url) => url.pathname !== '/login')
    assert.deepEqual(trouble, [])
    await close()
  })

  it('is removed and set up on the profile; without it nobody is invited', async () => {
    const { page, trouble, close } = await openPage(browser, server.origin)
    await firm.signIn(page)
    await page.goto(`${server.origin}/settings/team`)
    await page.getByRole('button', { name: 'Add a person' }).waitFor()
    await page.goto(`${server.origin}/settings/me`)
    await page.locator('#factor-password').fill(owner.password)
    await page.getByRole('button', { name: 'Use a backup code' }).click()
    await page.locator('#factor-code').fill(firm.backupCodes[1])
    await page.getByRole('button', { name: 'Turn off' }).click()
    await page.getByRole('button', { name: 'Set up' }).waitFor()

    await page.goto(`${server.origin}/settings/team`)
    await page.getByRole('link', { name: 'Set up the second factor' }).click()
    await page.locator('#factor-password').fill(owner.password)
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.locator('#factor-first').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    const secret = await page.getByLabel('Key to type').inputValue()
    await page.locator('#factor-first').fill(codeOf(secret))
    await page.getByRole('button', { name: 'Turn on' }).click()
    const kept = page.getByRole('button', { name: 'I have kept them' })
    await kept.waitFor()
    assert.equal(await page.locator('#second-factor li').count(), 10)
    await kept.click()
    await page.getByText('Your sign-in is protected').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])

    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.waitForURL((url) => url.pathname === '/settings/team')
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByRole('dialog').waitFor()
    assert.deepEqual(trouble, [])
    await close()
  })
})
