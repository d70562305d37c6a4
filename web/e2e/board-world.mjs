// A small firm with a process that asks for something of every kind.
import { found, openPage, startHummock } from './lib.mjs'

const text = (en, ru, pl) => ({ en, ru, pl })
const stage = (key, name, more = {}) => ({ key, name, phase: 'sell', why: name, ...more })

/** Which way each criterion is answered is told by its kind; nobody but others may sign the order. */
export const process = {
  name: text('Machines', 'Станки', 'Maszyny'),
  kind: 'sale',
  stages: [
    stage('inquiry', text('Inquiry', 'Запрос', 'Zapytanie'), {
      percent: 10,
      exit: [
        {
          key: 'value-known',
          kind: 'field',
          field: 'value',
          level: 'required',
          waived_by: ['owner'],
          text: text('The value is known', 'Сумма известна', 'Wartość jest znana'),
        },
        {
          key: 'close-known',
          kind: 'field',
          field: 'expected_close',
          level: 'expected',
          text: text('The closing day is known', 'Дата сделки известна', 'Data zamknięcia jest znana'),
        },
      ],
    }),
    stage('diagnosis', text('Diagnosis', 'Диагностика', 'Diagnoza'), {
      percent: 40,
      done_well: [text('They talked more than we did', 'Они говорили больше нас', 'Mówili więcej niż my')],
      done_badly: [text('We guessed', 'Мы гадали', 'Zgadywaliśmy')],
      exit: [
        {
          key: 'decider',
          kind: 'person',
          part: 'decider',
          level: 'required',
          text: text('We know who decides', 'Знаем, кто решает', 'Wiemy, kto decyduje'),
        },
        {
          key: 'talked',
          kind: 'activity',
          activity: 'call',
          two_way: true,
          level: 'required',
          text: text('We have talked', 'Мы поговорили', 'Rozmawialiśmy'),
        },
        {
          key: 'checked',
          kind: 'self_check',
          level: 'expected',
          text: text('We have checked ourselves', 'Мы проверили себя', 'Sprawdziliśmy siebie'),
        },
      ],
    }),
    stage('proposal', text('Proposal', 'Предложение', 'Propozycja'), {
      percent: 60,
      enter: [
        {
          key: 'step-set',
          kind: 'task',
          task: 'next_step',
          level: 'required',
          text: text('The next step has a day', 'У следующего шага есть дата', 'Następny krok ma termin'),
        },
      ],
      exit: [
        {
          key: 'price-approved',
          kind: 'approval',
          role: 'finance',
          level: 'required',
          waived_by: ['manager'],
          text: text('The price is approved', 'Цена согласована', 'Cena jest zatwierdzona'),
        },
      ],
    }),
    stage('decision', text('Decision', 'Решение', 'Decyzja'), { percent: 80 }),
    stage('delivery', text('Delivery', 'Поставка', 'Realizacja'), { phase: 'deliver', percent: 100 }),
  ],
  win_line: 'delivery',
  transitions: [
    { way: 'back', from: '*', to: 'inquiry' },
    { way: 'start', to: 'diagnosis' },
  ],
}

/** A server with the firm in it. `deal(name, more)` adds one; `open(look)` is a page signed in. */
export async function openWorld(browser, { args = [] } = {}) {
  const server = await startHummock({ args })
  const firm = await found(server)
  const { items } = await firm.call('POST', '/pipelines', { process })
  const pipeline = items[0].id
  return {
    ...firm,
    origin: server.origin,
    pipeline,
    stop: server.stop,
    deal: (name, more = {}) => firm.call('POST', '/deals', { name, pipeline_id: pipeline, ...more }),
    async open(look = {}) {
      const opened = await openPage(browser, server.origin, look)
      await firm.signIn(opened.page)
      await speak(firm, look.language ?? 'en')
      return {
        ...opened,
        /** What must not happen; that the server refuses a move is how a gate begins. */
        trouble: () => opened.trouble.filter((line) => !/status of (412|422)/.test(line)),
      }
    },
  }
}

/** People read in the language that they have chosen, on every device. */
async function speak({ call }, language) {
  const { user } = await call('GET', '/session')
  if (user.language === language) return
  await call('PATCH', `/users/${user.id}`, { language }, { 'If-Match': `"${user.version}"` })
}

/** The card of a deal, by its name. */
export function cardOf(page, name) {
  return page.locator('[data-card]').filter({ has: page.getByRole('link', { name, exact: true }) })
}

/** The names of the deals in a column, from the top down. */
export function namesIn(page, stage) {
  return page.locator(`[data-column="${stage}"] [data-card] [data-open]`).allTextContents()
}

export function columnOf(page, stage) {
  return page.locator(`[data-column="${stage}"]`)
}

/** Waits until a question is answered as wanted: screens follow the server. */
export async function eventually(ask, wanted) {
  for (let tries = 0; tries < 100; tries++) {
    if (JSON.stringify(await ask()) === JSON.stringify(wanted)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`it stayed ${JSON.stringify(await ask())} and did not become ${JSON.stringify(wanted)}`)
}

/** What the page tells screen readers, sentence by sentence. */
export async function listen(page) {
  await page.evaluate(() => {
    globalThis.said = []
    const region = document.querySelector('[role=status][aria-live=polite]')
    new MutationObserver(() => globalThis.said.push(region.textContent)).observe(region, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
  return () => page.evaluate(() => globalThis.said.filter(Boolean))
}
