import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  accessibilityBreaches,
  found,
  looks,
  openBrowser,
  openPage,
  overflowsSideways,
  owner,
  setupToken,
  shoot,
  smallTargets,
  startHummock,
} from './lib.mjs'

let browser

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

/** What every page owes in every look. */
async function isSound(page) {
  assert.deepEqual(await accessibilityBreaches(page), [])
  assert.equal(await overflowsSideways(page), false)
  assert.deepEqual(await smallTargets(page), [])
}

const words = {
  en: { next: 'Continue', found: 'Create the workspace', empty: 'Start empty' },
  ru: { next: 'Дальше', found: 'Создать рабочее пространство', empty: 'Начать с чистого листа' },
  pl: { next: 'Dalej', found: 'Utwórz obszar roboczy', empty: 'Zacznij od zera' },
}

describe('setting up', () => {
  for (const look of [
    { width: '1440', theme: 'light', language: 'en' },
    { width: '390', theme: 'dark', language: 'ru' },
    { width: '390', theme: 'light', language: 'pl' },
  ]) {
    it(`leads from the link to the board, ${look.width} px in ${look.language}`, async () => {
      const server = await startHummock()
      const { page, trouble, close } = await openPage(browser, server.origin, look)
      const { next, found, empty } = words[look.language]
      const shot = (name) => shoot(page, name, look)
      await page.goto(`${server.origin}/setup#${await setupToken(server)}`)

      await page.getByRole('button', { name: next }).click()
      assert.equal(await page.getByRole('alert').getByRole('link').count(), 3)
      await isSound(page)
      await page.locator('#name').fill(owner.name)
      await page.locator('#email').fill(owner.email)
      await page.locator('#password').fill(owner.password)
      await shot('setup-owner')
      await page.getByRole('button', { name: next }).click()

      await page.locator('#firm').fill('Norwind')
      assert.equal(await page.locator('#currency').inputValue(), 'PLN')
      assert.equal(await page.locator('#zone').inputValue(), 'Europe/Warsaw')
      await isSound(page)
      await shot('setup-firm')
      await page.getByRole('button', { name: found }).click()

      const templates = page.getByRole('group').first().getByRole('radio')
      await templates.first().waitFor()
      assert.equal(await templates.count(), 6)
      await templates.first().check()
      await page.locator('ol li').first().waitFor()
      await isSound(page)
      await shot('setup-process')
      await page.getByRole('button', { name: next }).click()

      await page.getByRole('button', { name: empty }).waitFor()
      await isSound(page)
      await shot('setup-start')
      await page.getByRole('button', { name: empty }).click()
      await page.waitForURL('**/board**')
      await page.locator('h1').waitFor()
      assert.deepEqual(trouble, [])
      await close()
      await server.stop()
    })
  }

  it('keeps what was typed over a reload, and says what to do without a link', async () => {
    const server = await startHummock()
    const { page, close } = await openPage(browser, server.origin)
    await page.goto(server.origin)
    await page.getByRole('heading', { name: 'Open the set-up link' }).waitFor()
    await page.goto(`${server.origin}/setup?again#${await setupToken(server)}`)
    await page.locator('#name').fill('Anna')
    await page.reload()
    assert.equal(await page.locator('#name').inputValue(), 'Anna')
    await close()
    await server.stop()
  })
})

describe('a firm that is set up', () => {
  let server
  let firm

  before(async () => {
    server = await startHummock()
    firm = await found(server, { template: 'b2b-weighted' })
  })
  after(() => server?.stop())

  /** A page of the owner, or of nobody, that must end without trouble. */
  function on(path, name, act, { look = {}, signedIn = true, expected = [] } = {}) {
    it(name, async () => {
      const { page, trouble, close } = await openPage(browser, server.origin, look)
      try {
        if (signedIn) await firm.signIn(page)
        await page.goto(server.origin + path)
        await page.locator('h1').waitFor()
        await act(page)
        const breaches = trouble.filter(
          (each) => !expected.some((status) => each.includes(`status of ${status}`)),
        )
        assert.deepEqual(breaches, [])
      } finally {
        await close()
      }
    })
  }

  on(
    '/settings/lists',
    'asks who you are, and then leads where you wanted to go',
    async (page) => {
      assert.match(page.url(), /\/login\?next=/)
      await page.locator('#email').fill(owner.email)
      await page.locator('#password').fill('not the password at all')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('alert').waitFor()
      assert.equal(await page.locator('#email').inputValue(), owner.email)
      await page.locator('#password').fill(owner.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.locator('#code').fill(firm.backupCodes[0])
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'Segments, sources, tags' }).waitFor()
    },
    { signedIn: false },
  )

  on('/settings/team', 'adds a person, who comes in by the link', async (page) => {
    await page.getByRole('button', { name: 'Add a person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add and get a link' }).click()
    assert.equal(await dialog.getByRole('alert').getByRole('link').count(), 2)
    assert.deepEqual(await accessibilityBreaches(page), [])
    await dialog.locator('#name').fill('Jan Nowak')
    await dialog.locator('#email').fill('jan@norwind.example')
    await dialog.getByRole('button', { name: 'Add and get a link' }).click()
    const link = await dialog.getByLabel('One-time link').inputValue()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('link', { name: /Jan Nowak/ }).waitFor()

    const guest = await openPage(browser, server.origin, { language: 'pl', width: '390' })
    await guest.page.goto(link)
    await guest.page.locator('#password').fill('za krótkie')
    await guest.page.getByRole('button', { name: 'Ustaw hasło i zaloguj się' }).click()
    await guest.page.getByRole('alert').waitFor()
    await isSound(guest.page)
    await guest.page.locator('#password').fill('trzcina nad cichą wodą')
    await guest.page.getByRole('button', { name: 'Ustaw hasło i zaloguj się' }).click()
    await guest.page.waitForURL('**/today')
    await guest.page.goto(`${server.origin}/settings/me`)
    await guest.page.getByRole('heading', { name: 'Mój profil' }).waitFor()
    assert.equal(await guest.page.getByRole('link', { name: 'Firma', exact: true }).count(), 0)
    await guest.page.goto(`${server.origin}/settings/leads`)
    await guest.page.getByText('Nie masz').waitFor()
    assert.deepEqual(guest.trouble, [])
    await guest.close()
  })

  on(
    '/settings/firm',
    'two people who change one thing see both values',
    async (page) => {
      await page.locator('#name').fill('Norwind Pumps')
      const { version } = await firm.call('GET', '/workspace')
      await firm.call('PATCH', '/workspace', { name: 'Norwind Valves' }, { 'If-Match': `"${version}"` })
      await page.getByRole('button', { name: 'Save' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('Norwind Valves').waitFor()
      await dialog.getByText('Norwind Pumps').waitFor()
      assert.deepEqual(await accessibilityBreaches(page), [])
      await dialog.getByRole('button', { name: 'Keep mine' }).click()
      await page.getByRole('status').getByText('Saved').waitFor()
      assert.equal((await firm.call('GET', '/workspace')).name, 'Norwind Pumps')
    },
    { expected: [412] },
  )

  on('/settings/lists', 'a change by somebody else arrives without a reload', async (page) => {
    const { version } = await firm.call('GET', '/workspace')
    await firm.call('PATCH', '/workspace', { tags: ['urgent'] }, { 'If-Match': `"${version}"` })
    await page.waitForFunction(() => document.querySelector('#tags')?.value === 'urgent')
  })

  on('/settings/team', 'a leaving person passes everything on in one act', async (page) => {
    const leaver = await firm.call('POST', '/users', { name: 'Ewa Lis', email: 'ewa@norwind.example' })
    const deal = await firm.call('POST', '/deals', { name: 'Pumps for line 2' })
    await firm.call(
      'PATCH',
      `/deals/${deal.id}`,
      { owner_id: leaver.id },
      { 'If-Match': `"${deal.version}"` },
    )
    await page.goto(`${server.origin}/settings/team/${leaver.id}/departure`)
    await page.getByText('Pumps for line 2').waitFor()
    await isSound(page)
    await page.getByRole('button', { name: 'Pass on and close the account' }).click()
    await page.getByRole('alert').waitFor()
    await page.locator('#deals-to').selectOption({ label: owner.name })
    await page.getByRole('button', { name: 'Pass on and close the account' }).click()
    await page.getByRole('heading', { name: 'No longer here' }).waitFor()
    const { items } = await firm.call('GET', '/deals')
    const me = (await firm.call('GET', '/session')).user.id
    assert.equal(items.find(({ name }) => name === 'Pumps for line 2').owner_id, me)
  })

  on('/board', 'finds any record by mod+K, three letters and Enter', async (page) => {
    await firm.call('POST', '/deals', { name: 'Zephyr compressors' })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    assert.deepEqual(await accessibilityBreaches(page), [])
    await page.keyboard.type('zep')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/d/*')
  })

  on('/board', 'finds any record by two clicks', async (page) => {
    await page.getByRole('button', { name: 'Search' }).click()
    await page.keyboard.type('zephyr')
    await page.getByRole('option', { name: /Zephyr/ }).click()
    await page.waitForURL('**/d/*')
  })

  on('/board', 'loses no key that is typed before the palette stands', async (page) => {
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('zephyr')
      await page.getByRole('combobox').waitFor()
      assert.equal(await page.getByRole('combobox').inputValue(), 'zephyr')
      await page.keyboard.press('Escape')
      await page.getByRole('combobox').waitFor({ state: 'detached' })
    }
  })

  on('/board', 'goes anywhere by a command in any language, on the wrong layout too', async (page) => {
    for (const typed of ['Exchange', 'Kursy', 'rehcs']) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill(typed)
      await page.getByRole('option', { name: /Exchange rates/ }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('combobox').waitFor({ state: 'detached' })
    }
  })

  on('/settings/api', 'shows a token once, and ends it after a question', async (page) => {
    await page.getByRole('button', { name: 'Make a token' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('#token-name').fill('Nightly export')
    await dialog.getByRole('button', { name: 'Make it' }).click()
    const secret = await dialog.getByLabel('Nightly export').inputValue()
    assert.ok(secret.length > 20)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'End the token: Nightly export' }).click()
    await dialog.getByRole('button', { name: 'End the token' }).click()
    await page.getByText('No tokens yet.').waitFor()
    const reply = await fetch(`${server.origin}/api/v1/session`, {
      headers: { Authorization: `Bearer ${secret}` },
    })
    assert.equal(reply.status, 401)
  })

  on(
    '/settings/me',
    'a session that ended asks for the password over the page, which keeps what was typed',
    async (page) => {
      await page.locator('#name').fill('Anna Maria Kowalska')
      await page.context().clearCookies()
      // By itself, since whatever else asks the server may bring the dialog up first.
      await page.locator('#name').evaluate((input) => input.form.requestSubmit())
      const dialog = page.getByRole('dialog')
      await dialog.locator('#again').fill(owner.password)
      await dialog.getByRole('button', { name: 'Sign in' }).click()
      await dialog.locator('#again-code').fill(firm.backupCodes[1])
      await dialog.getByRole('button', { name: 'Sign in' }).click()
      await dialog.waitFor({ state: 'detached' })
      assert.equal(await page.locator('#name').inputValue(), 'Anna Maria Kowalska')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('status').getByText('Saved').waitFor()
    },
    { expected: [401] },
  )

  on(
    '/board',
    'signs out, here and in the other windows',
    async (page) => {
      // A session of its own: the other tests go on with theirs.
      await page.context().clearCookies()
      await page.goto(`${server.origin}/login`)
      await page.locator('#email').fill(owner.email)
      await page.locator('#password').fill(owner.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.locator('#code').fill(firm.backupCodes[2])
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('**/today')
      const other = await page.context().newPage()
      await other.goto(`${server.origin}/settings/me`)
      await other.locator('h1').waitFor()
      await page.getByRole('button', { name: /Norwind/ }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.waitForURL('**/login')
      await other.waitForURL('**/login')
      assert.equal(await page.locator('html').getAttribute('lang'), 'en-GB')
    },
    { expected: [401] },
  )

  const parts = [
    'me',
    'team',
    'firm',
    'calendars',
    'currencies',
    'products',
    'leads',
    'reasons',
    'lists',
    'fields',
    'api',
  ]
  for (const look of looks) {
    it(`the settings are sound at ${look.width} px, ${look.theme}, ${look.language}`, async () => {
      await firm.speak(look.language)
      const { page, trouble, close } = await openPage(browser, server.origin, look)
      await firm.signIn(page)
      await page.goto(`${server.origin}/settings/me`)
      const title = page.locator('section h2').first()
      for (const part of parts) {
        const former = part === 'me' ? '' : await title.textContent()
        await page.locator(`a[href="/settings/${part}"]`).click()
        await page.waitForFunction(
          (old) => (document.querySelector('section h2')?.textContent ?? old) !== old,
          former,
        )
        await shoot(page, `settings-${part}`, look)
        await isSound(page)
      }
      assert.deepEqual(trouble, [])
      await close()
    })
  }
})
