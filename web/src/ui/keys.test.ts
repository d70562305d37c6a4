import { expect, it } from 'vitest'
import { chordOf, type KeyPress, printedKeys } from './keys'

type Modifier = 'shift' | 'ctrl' | 'meta' | 'alt' | 'AltGraph' | 'composing'

function press(key: string, code: string, ...modifiers: Modifier[]): KeyPress {
  const has = (modifier: Modifier) => modifiers.includes(modifier)
  return {
    key,
    code,
    shiftKey: has('shift'),
    ctrlKey: has('ctrl'),
    metaKey: has('meta'),
    altKey: has('alt'),
    isComposing: has('composing'),
    getModifierState: (name) => name === 'AltGraph' && has('AltGraph'),
  }
}

it.each<[string, KeyPress, string | undefined]>([
  ['US: m', press('m', 'KeyM'), 'm'],
  ['US: Shift+C', press('C', 'KeyC', 'shift'), 'shift+c'],
  ['US: ?', press('?', 'Slash', 'shift'), '?'],
  ['Russian: m', press('ь', 'KeyM'), 'm'],
  ['Russian: Ctrl+K', press('л', 'KeyK', 'ctrl'), 'mod+k'],
  ['Russian: / types a dot', press('.', 'Slash'), '/'],
  ['Russian: ? types a comma', press(',', 'Slash', 'shift'), '?'],
  ['Russian: [', press('х', 'BracketLeft'), '['],
  ['Polish: ś is AltGr+s', press('ś', 'KeyS', 'AltGraph'), undefined],
  ['Polish on Windows: ż is Ctrl+Alt+z', press('ż', 'KeyZ', 'ctrl', 'alt'), undefined],
  ['Dvorak: Ctrl+K sits on the key of V', press('k', 'KeyV', 'ctrl'), 'mod+k'],
  ['Dvorak: the key of / types z', press('z', 'Slash'), 'z'],
  ['AZERTY: m sits right of l', press('m', 'Semicolon'), 'm'],
  ['AZERTY: 1 types &', press('&', 'Digit1'), '1'],
  ['AZERTY: the key of M types a comma', press(',', 'KeyM'), undefined],
])('%s', (_, event, chord) => {
  expect(chordOf(event)).toBe(chord)
})

it.each<[string, KeyPress, string | undefined]>([
  ['a letter that is being composed', press('k', 'KeyK', 'composing'), undefined],
  ['a modifier alone', press('Shift', 'ShiftLeft', 'shift'), undefined],
  ['Space', press(' ', 'Space'), 'Space'],
  ['Shift+F10', press('F10', 'F10', 'shift'), 'shift+F10'],
  ['Cmd+Z', press('z', 'KeyZ', 'meta'), 'mod+z'],
  ['AZERTY: / is Shift and colon', press('/', 'Period', 'shift'), '/'],
])('also knows %s', (_, event, chord) => {
  expect(chordOf(event)).toBe(chord)
})

it('prints keys as they stand on the keyboard', () => {
  expect(printedKeys('mod+k', { mac: false, cyrillic: false })).toEqual(['Ctrl', 'K'])
  expect(printedKeys('g t', { mac: false, cyrillic: true })).toEqual(['G (П)', 'T (Е)'])
})
