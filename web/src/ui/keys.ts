/** The part of a KeyboardEvent that says which key was meant. */
export interface KeyPress {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  isComposing: boolean
  getModifierState: (key: string) => boolean
}

const punctuation: Record<string, [plain: string, shifted: string]> = {
  Slash: ['/', '?'],
  BracketLeft: ['[', '['],
  BracketRight: [']', ']'],
}

/**
 * The shortcut a key press means, such as `m`, `shift+c`, `mod+k`, `?`, `Enter`:
 * the same on every keyboard layout. Undefined while AltGr is down (it types
 * Polish letters) and while an input method composes.
 */
export function chordOf(press: KeyPress): string | undefined {
  if (press.isComposing || press.getModifierState('AltGraph') || (press.ctrlKey && press.altKey))
    return undefined
  const key = meantKey(press)
  if (!key) return undefined
  const mod = press.ctrlKey || press.metaKey ? 'mod+' : ''
  const alt = press.altKey ? 'alt+' : ''
  // Shift is part of how a layout types punctuation, and no choice of the person.
  const shift = press.shiftKey && !/^[/?[\]]$/.test(key) ? 'shift+' : ''
  return mod + alt + shift + key
}

function meantKey({ key, code, shiftKey }: KeyPress): string | undefined {
  if (key === ' ') return 'Space'
  if (key.length > 1)
    return ['Dead', 'Unidentified', 'Process', 'Shift', 'Control', 'Alt', 'Meta'].includes(key)
      ? undefined
      : key
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  if (/^[0-9/?[\]]$/.test(key)) return key
  const typed = punctuation[code]
  if (typed) return typed[shiftKey ? 1 : 0]
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit) return digit
  // Cyrillic and other scripts: the Latin letter printed on the same key.
  if (/\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key))
    return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
  return undefined
}

/** Whether the shortcut is a bare character, which people who dictate or use switches may want off. */
export function isCharacter(chord: string): boolean {
  return /^(shift\+)?[^+]$/.test(chord)
}

const russianCaps = 'qй wц eу rк tе yн uг iш oщ pз [х ]ъ aф sы dв fа gп hр jо kл lд zя xч cс vм bи nт mь /.'
const russian = new Map(russianCaps.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1).toUpperCase()]))

/** How a shortcut is printed: "Ctrl K", "M (Ь)" for those who type in Russian. */
export function printedKeys(keys: string, { mac, cyrillic }: { mac: boolean; cyrillic: boolean }): string[] {
  return keys.split(/[ +]/).map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'alt') return mac ? '⌥' : 'Alt'
    if (part === 'shift') return mac ? '⇧' : 'Shift'
    if (part.length > 1) return part
    const own = cyrillic ? russian.get(part) : undefined
    return own ? `${part.toUpperCase()} (${own})` : part.toUpperCase()
  })
}
