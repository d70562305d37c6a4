// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act, type ReactNode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { I18nProvider } from '../i18n'
import { LiveRegion, useAnnounce } from './LiveRegion'
import { Panel } from './Panel'
import { type CharacterKeys, ShortcutLayer, Shortcuts, useShortcut } from './Shortcuts'
import { type Column, Table } from './Table'
import { Toasts, useToast } from './Toast'

let unmount = () => {}

async function show(part: ReactNode) {
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  unmount = () => {
    act(() => root.unmount())
    host.remove()
  }
  act(() => {
    root.render(
      <MantineProvider withCssVariables={false} withGlobalClasses={false}>
        <I18nProvider language="en" zone="UTC">
          {part}
        </I18nProvider>
      </MantineProvider>,
    )
  })
  await act(() => vi.dynamicImportSettled())
  return host
}

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (each) => each.textContent === name || each.getAttribute('aria-label') === name,
  )
  if (!found) throw new Error(`no button "${name}" in ${document.body.textContent}`)
  return found
}

function Bound({ keys, run }: { keys: string; run: () => void }) {
  useShortcut(keys, run)
  return null
}

function Saying({ onUndo }: { onUndo: () => void }) {
  const toast = useToast()
  return (
    <button type="button" onClick={() => toast({ text: 'Moved', onUndo })}>
      move
    </button>
  )
}

function Fragile({ fails }: { fails: () => boolean }) {
  if (fails()) throw new Error('broken')
  return <p>figures</p>
}

function Changes() {
  const { announceRemote } = useAnnounce()
  return (
    <button type="button" onClick={announceRemote}>
      change
    </button>
  )
}

const columns: Column<number>[] = [
  { id: 'n', title: 'Number', cell: (row) => row, figures: true, sortable: true },
]
function Sorted() {
  const [sort, setSort] = useState({ column: 'n', descending: false })
  return (
    <Table
      caption="Numbers"
      columns={columns}
      rows={Array.from({ length: 5000 }, (_, i) => i)}
      rowId={String}
      sort={sort}
      onSort={setSort}
    />
  )
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => {
  unmount()
  vi.useRealTimers()
})

describe('a shortcut', () => {
  function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
    // This document answers AltGraph wrongly.
    Object.assign(event, { getModifierState: () => false })
    act(() => void target.dispatchEvent(event))
  }

  async function bound(characters: CharacterKeys = 'on', dialog = false) {
    const pressed: string[] = []
    const bind = (keys: string, at = '') => <Bound keys={keys} run={() => pressed.push(at + keys)} />
    const host = await show(
      <Shortcuts characters={characters}>
        {bind('m')}
        {bind('b')}
        {bind('g b')}
        {bind('mod+k')}
        <input />
        {dialog && <ShortcutLayer>{bind('m', 'dialog ')}</ShortcutLayer>}
      </Shortcuts>,
    )
    return { pressed, input: host.querySelector('input') as Element }
  }

  it('runs, alone or as a pair', async () => {
    const { pressed } = await bound()
    press('m')
    press('g')
    press('b')
    press('b')
    expect(pressed).toEqual(['m', 'g b', 'b'])
  })

  it('is silent where one types, unless it has a modifier', async () => {
    const { pressed, input } = await bound()
    press('m', {}, input)
    press('k', { ctrlKey: true }, input)
    expect(pressed).toEqual(['mod+k'])
  })

  it('under a dialog leaves the keys to the dialog', async () => {
    const { pressed } = await bound('on', true)
    press('m')
    press('b')
    expect(pressed).toEqual(['dialog m'])
  })

  it('of one character can be put behind Alt or switched off', async () => {
    const off = await bound('off')
    press('m')
    press('k', { ctrlKey: true })
    expect(off.pressed).toEqual(['mod+k'])
    unmount()
    const alt = await bound('alt')
    press('m')
    press('m', { altKey: true })
    expect(alt.pressed).toEqual(['m'])
  })
})

describe('a toast', () => {
  const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))
  const over = (type: string) =>
    act(
      () => void document.querySelector('section')?.dispatchEvent(new PointerEvent(type, { bubbles: true })),
    )

  it('stays ten seconds and stands still while it is looked at', async () => {
    const host = await show(
      <Toasts>
        <Saying onUndo={() => {}} />
      </Toasts>,
    )
    act(() => button('move').click())
    pass(9_000)
    over('pointerover')
    pass(60_000)
    expect(host.textContent).toContain('Moved')
    over('pointerout')
    pass(900)
    expect(host.textContent).toContain('Moved')
    pass(200)
    expect(host.textContent).not.toContain('Moved')
  })

  it('undoes', async () => {
    const undo = vi.fn()
    const host = await show(
      <Toasts>
        <Saying onUndo={undo} />
      </Toasts>,
    )
    act(() => button('move').click())
    act(() => button('Undo').click())
    expect(undo).toHaveBeenCalledOnce()
    expect(host.textContent).not.toContain('Moved')
  })
})

it('a part that fails leaves the rest standing and can be tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  let fails = true
  const host = await show(
    <>
      <h1>Page</h1>
      <Panel>
        <Fragile fails={() => fails} />
      </Panel>
    </>,
  )
  expect(host.textContent).toContain('Page')
  expect(host.querySelector('[role=alert]')).not.toBeNull()
  fails = false
  act(() => button('Try again').click())
  expect(host.textContent).toBe('Pagefigures')
})

it('changes by others are told as one sentence in five seconds', async () => {
  const host = await show(
    <LiveRegion remote={(count) => `${count} changed`}>
      <Changes />
    </LiveRegion>,
  )
  const said = () => host.querySelector('[aria-live]')?.textContent
  for (let i = 0; i < 4; i++) act(() => button('change').click())
  expect(said()).toBe('')
  act(() => vi.advanceTimersByTime(5_000))
  expect(said()).toBe('4 changed')
})

it('a table draws the rows in sight and says how many there are', async () => {
  const host = await show(<Sorted />)
  expect(host.querySelector('table')?.getAttribute('aria-rowcount')).toBe('5001')
  expect(host.querySelectorAll('tr').length).toBeLessThan(60)
  expect(host.querySelector('th')?.getAttribute('aria-sort')).toBe('ascending')
  act(() => button('Number').click())
  expect(host.querySelector('th')?.getAttribute('aria-sort')).toBe('descending')
})
